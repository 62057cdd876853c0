namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>What an alarm makes of periods without data, when those with data are fewer than it evaluates.</summary>
internal enum MissingData
{
    Missing,
    Ignore,
    Breaching,
    NotBreaching,
}
