namespace WhatsAppReplies.Local.Plan.Costs;

/// <summary>Kind of thing that AWS charges by the month, used or not.</summary>
/// <param name="One">What one of them is called.</param>
/// <param name="Several">What several are called.</param>
/// <param name="Price">Of one; null where it is not known.</param>
internal sealed record PricedKind(string One, string Several, Func<RegionPrices, decimal?> Price)
{
    /// <summary>Nothing by the month: what is done with it costs, or somebody else pays.</summary>
    public static readonly PricedKind None = new("", "", _ => 0);

    public static readonly PricedKind AlarmMetric = new("metric of an alarm", "metrics of alarms", prices => prices.AlarmMetric);
    public static readonly PricedKind Dashboard = new("dashboard", "dashboards", prices => prices.Dashboard);
    public static readonly PricedKind CustomMetric = new("metric of logs", "metrics of logs", prices => prices.CustomMetric);
    public static readonly PricedKind Secret = new("secret", "secrets", prices => prices.Secret);
    public static readonly PricedKind Key = new("key", "keys", prices => prices.Key);

    /// <summary>Those with a price, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<PricedKind> All = [AlarmMetric, Dashboard, CustomMetric, Secret, Key];
}
