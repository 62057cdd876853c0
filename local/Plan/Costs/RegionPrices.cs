namespace WhatsAppReplies.Local.Plan.Costs;

/// <summary>
/// List prices of what costs something whether it is used or not, in dollars a month, without what is free for an account's first few.
/// What is not confirmed for a region is null, and then a sum is told at another region's prices, as such.
/// AWS may change them, and a bill is the only authority.
/// </summary>
/// <param name="Region">Whose prices they are.</param>
/// <param name="AlarmMetric">Of an alarm of standard resolution, for each metric that it looks at.</param>
/// <param name="Dashboard">Of a dashboard.</param>
/// <param name="CustomMetric">Of a metric that a filter counts in logs, one of the first 10,000.</param>
/// <param name="Secret">Of a secret.</param>
/// <param name="Key">Of a customer's key. Each rotation that AWS charges adds as much again, and a plan does not see those.</param>
internal sealed record RegionPrices(string Region, decimal? AlarmMetric, decimal? Dashboard, decimal? CustomMetric, decimal? Secret, decimal? Key)
{
    /// <summary>When they were last held against their sources.</summary>
    public const string AsOf = "2026-11-29";

    /// <summary>
    /// CloudWatch: https://aws.amazon.com/cloudwatch/pricing/, which says that prices vary by region and shows them for a chosen one; those of us-east-1 as
    /// transcribed from it on 2026-05-05.
    /// Secrets Manager: https://aws.amazon.com/secrets-manager/pricing/, as read on 2026-09-20: its examples,
    /// which are of us-east-1. KMS: see <see cref="Of"/>.
    /// </summary>
    private static readonly RegionPrices UsEast1 = new("us-east-1", AlarmMetric: 0.10m, Dashboard: 3.00m, CustomMetric: 0.30m, Secret: 0.40m, Key: KeyAnywhere);

    /// <summary>
    /// https://aws.amazon.com/kms/pricing/, as read on 2026-11-29: one price for a key, without a word about regions.
    /// China and the government's regions have pages of their own.
    /// </summary>
    private const decimal KeyAnywhere = 1.00m;

    /// <summary>The region of which all are confirmed: it says of what order a change is elsewhere, and no more.</summary>
    public static RegionPrices Confirmed => UsEast1;

    public static RegionPrices Of(string region) =>
        region == UsEast1.Region ? UsEast1
        : new(region, AlarmMetric: null, Dashboard: null, CustomMetric: null, Secret: null, Key: HasPagesOfItsOwn(region) ? null : KeyAnywhere);

    private static bool HasPagesOfItsOwn(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) || region.StartsWith("us-gov-", StringComparison.Ordinal);
}
