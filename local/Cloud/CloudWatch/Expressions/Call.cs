namespace WhatsAppReplies.Local.Cloud.CloudWatch.Expressions;

/// <summary>A function or an operator and its operands.</summary>
internal sealed class Call : IExpression
{
    private readonly IReadOnlyList<IExpression> _operands;
    private readonly Func<IReadOnlyList<double?>, double?> _compute;

    private Call(IReadOnlyList<IExpression> operands, Func<IReadOnlyList<double?>, double?> compute)
    {
        _operands = operands;
        _compute = compute;
        Ids = operands.SelectMany(operand => operand.Ids).ToHashSet();
    }

    public IReadOnlySet<string> Ids { get; }

    public static Call Fill(IExpression series, Number filling) => new([series, filling], values => values[0] ?? values[1]);

    /// <summary>Without data in the condition there is none in the outcome.</summary>
    public static Call If(IExpression condition, IExpression then, IExpression otherwise) =>
        new([condition, then, otherwise], values => values[0] is { } holds ? (holds != 0 ? values[1] : values[2]) : null);

    /// <summary>An operator whose outcome is 1 when it holds and 0 when it does not.</summary>
    public static Call Condition(IExpression left, IExpression right, Func<double, double, bool> holds) =>
        new([left, right], values => values[0] is { } first && values[1] is { } second ? (holds(first, second) ? 1 : 0) : null);

    public double? Evaluate(Func<string, double?> valueOf) => _compute([.. _operands.Select(operand => operand.Evaluate(valueOf))]);
}
