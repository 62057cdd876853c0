namespace WhatsAppReplies.Local.Plan.Costs;

/// <summary>
/// List prices of what costs something whether it is used or not, in dollars a month. They are those of AWS's pages on the prices of CloudWatch, Secrets Manager and KMS
/// (aws.amazon.com, each service's /pricing/), without what is free for an account's first few. AWS may change them, and a bill is the only authority: they are for seeing what a change costs.
/// </summary>
/// <param name="Region">Whose prices they are.</param>
/// <param name="AlarmMetric">Of an alarm, for each metric that it looks at.</param>
/// <param name="Dashboard">Of a dashboard.</param>
/// <param name="CustomMetric">Of a metric that a filter counts in logs.</param>
/// <param name="Secret">Of a secret.</param>
/// <param name="Key">Of a customer's key.</param>
internal sealed record RegionPrices(string Region, decimal AlarmMetric, decimal Dashboard, decimal CustomMetric, decimal Secret, decimal Key)
{
    /// <summary>When they were put here.</summary>
    public const string AsOf = "2026-11-29";

    private const string Fallback = "us-east-1";

    private static readonly IReadOnlyList<RegionPrices> All =
    [
        new("eu-north-1", AlarmMetric: 0.10m, Dashboard: 3.00m, CustomMetric: 0.30m, Secret: 0.40m, Key: 1.00m),
        new(Fallback, AlarmMetric: 0.10m, Dashboard: 3.00m, CustomMetric: 0.30m, Secret: 0.40m, Key: 1.00m),
    ];

    /// <summary>Of a region that is not here those of us-east-1, which then is what is named.</summary>
    public static RegionPrices Of(string region) => All.FirstOrDefault(prices => prices.Region == region) ?? All.Single(prices => prices.Region == Fallback);
}
