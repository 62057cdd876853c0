namespace WhatsAppReplies.Local.CloudWatch.Expressions;

/// <summary>Metric math, period by period. Null is a period without data, and whatever is computed from it has none either, except for FILL.</summary>
internal interface IExpression
{
    /// <summary>What it stands on.</summary>
    IReadOnlySet<string> Ids { get; }

    double? Evaluate(Func<string, double?> valueOf);
}
