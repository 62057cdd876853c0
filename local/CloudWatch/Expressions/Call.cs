namespace WhatsAppReplies.Local.CloudWatch.Expressions;

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

    public static Call Fill(IExpression series, IExpression filling) => new([series, filling], values => values[0] ?? values[1]);

    /// <summary>Without data in the condition there is none in the outcome.</summary>
    public static Call If(IExpression condition, IExpression then, IExpression otherwise) =>
        new([condition, then, otherwise], values => values[0] is { } holds ? (holds != 0 ? values[1] : values[2]) : null);

    public static Call Unary(IExpression operand, Func<double, double> compute) =>
        new([operand], values => values[0] is { } value ? compute(value) : null);

    public static Call Binary(IExpression left, IExpression right, Func<double, double, double> compute) =>
        new([left, right], values => values[0] is { } first && values[1] is { } second ? Finite(compute(first, second)) : null);

    public double? Evaluate(Func<string, double?> valueOf) => _compute([.. _operands.Select(operand => operand.Evaluate(valueOf))]);

    // A division by zero is a period without data.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
