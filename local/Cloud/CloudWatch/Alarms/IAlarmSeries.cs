namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>What an alarm compares with its threshold.</summary>
internal interface IAlarmSeries
{
    TimeSpan Period { get; }

    /// <summary>The value of the period that ends then; null: no data.</summary>
    double? At(DateTimeOffset end);
}
