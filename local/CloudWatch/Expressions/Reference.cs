namespace WhatsAppReplies.Local.CloudWatch.Expressions;

internal sealed record Reference(string Id) : IExpression
{
    public IReadOnlySet<string> Ids { get; } = new HashSet<string> { Id };

    public double? Evaluate(Func<string, double?> valueOf) => valueOf(Id);
}
