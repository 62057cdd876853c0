namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>The functions that are actions of alarms.</summary>
internal interface IAlarmedFunctions
{
    /// <summary>Hands the event over; nobody waits for what becomes of it.</summary>
    void Send(string functionArn, string alarmArn, string payload);
}
