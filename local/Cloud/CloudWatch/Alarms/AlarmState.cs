namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

internal enum AlarmState
{
    InsufficientData,
    Ok,
    Alarm,
}
