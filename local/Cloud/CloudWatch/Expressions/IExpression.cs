namespace WhatsAppReplies.Local.Cloud.CloudWatch.Expressions;

/// <summary>Metric math, period by period. Null is a period without data, and whatever is computed from it has none either, except for FILL.</summary>
internal interface IExpression
{
    /// <summary>What it stands on.</summary>
    IReadOnlySet<string> Ids { get; }

    double? Evaluate(Func<string, double?> valueOf);
}

/// <summary>A number as it stands in the expression.</summary>
internal sealed record Number(double Value) : IExpression
{
    public IReadOnlySet<string> Ids { get; } = new HashSet<string>();

    public double? Evaluate(Func<string, double?> valueOf) => Value;
}

/// <summary>The id of a metric or of another expression.</summary>
internal sealed record Reference(string Id) : IExpression
{
    public IReadOnlySet<string> Ids { get; } = new HashSet<string> { Id };

    public double? Evaluate(Func<string, double?> valueOf) => valueOf(Id);
}
