namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

internal static class AlarmStateNames
{
    public static string Name(this AlarmState state) => state switch
    {
        AlarmState.Ok => "OK",
        AlarmState.Alarm => "ALARM",
        _ => "INSUFFICIENT_DATA",
    };
}
