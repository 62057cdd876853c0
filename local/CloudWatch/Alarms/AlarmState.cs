namespace WhatsAppReplies.Local.CloudWatch.Alarms;

internal enum AlarmState
{
    InsufficientData,
    Ok,
    Alarm,
}
