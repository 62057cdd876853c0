namespace WhatsAppReplies.Local.CloudWatch.Expressions;

internal sealed record Number(double Value) : IExpression
{
    public IReadOnlySet<string> Ids { get; } = new HashSet<string>();

    public double? Evaluate(Func<string, double?> valueOf) => Value;
}
