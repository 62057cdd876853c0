namespace WhatsAppReplies.Local.CloudWatch.Alarms;

internal static class AlarmStateNames
{
    public static string Name(this AlarmState state) => state switch
    {
        AlarmState.Ok => "OK",
        AlarmState.Alarm => "ALARM",
        _ => "INSUFFICIENT_DATA",
    };
}
