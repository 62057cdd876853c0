using System.Collections.Concurrent;
using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>Condition expressions: AND, OR, NOT, comparisons, IN, and the functions that this product uses. Anything else is refused.</summary>
internal sealed class ConditionParser
{
    private static readonly ConcurrentDictionary<string, Predicate> Parsed = new();

    private readonly Tokens _tokens;

    private ConditionParser(string text) => _tokens = new(text);

    public static Predicate Parse(string text) => Parsed.GetOrAdd(text, static expression =>
    {
        var parser = new ConditionParser(expression);
        var predicate = parser.Or();
        return parser._tokens.AtEnd ? predicate : throw parser._tokens.Unexpected();
    });

    private Predicate Or()
    {
        var left = And();
        while (_tokens.TryTake("OR"))
        {
            var (first, second) = (left, And());
            left = scope => first(scope) | second(scope);
        }

        return left;
    }

    private Predicate And()
    {
        var left = Not();
        while (_tokens.TryTake("AND"))
        {
            var (first, second) = (left, Not());
            left = scope => first(scope) & second(scope);
        }

        return left;
    }

    private Predicate Not()
    {
        if (!_tokens.TryTake("NOT"))
            return Primary();
        var inner = Not();
        return scope => !inner(scope);
    }

    private Predicate Primary()
    {
        if (_tokens.TryTake("("))
        {
            var inner = Or();
            _tokens.Expect(")");
            return inner;
        }

        return _tokens.Peek switch
        {
            "attribute_exists" => Function(path => scope => path.Read(scope) is not null),
            "attribute_not_exists" => Function(path => scope => path.Read(scope) is null),
            "attribute_type" => PathAndOperand((path, type) => scope => path.Read(scope) is { } value && Values.TypeOf(value) == type(scope)!.S),
            "contains" => PathAndOperand((path, part) => scope => path.Read(scope) is { } value && part(scope) is { } wanted && Values.Contain(value, wanted)),
            "begins_with" => PathAndOperand((path, start) => scope => path.Read(scope)?.S?.StartsWith(start(scope)!.S, StringComparison.Ordinal) == true),
            _ => Comparison(),
        };
    }

    private Predicate Function(Func<DocumentPath, Predicate> make)
    {
        _tokens.Take();
        _tokens.Expect("(");
        var path = DocumentPath.Parse(_tokens);
        _tokens.Expect(")");
        return make(path);
    }

    private Predicate PathAndOperand(Func<DocumentPath, Operand, Predicate> make)
    {
        _tokens.Take();
        _tokens.Expect("(");
        var path = DocumentPath.Parse(_tokens);
        _tokens.Expect(",");
        var operand = Operand();
        _tokens.Expect(")");
        return make(path, operand);
    }

    private Predicate Comparison()
    {
        var left = Operand();
        if (_tokens.TryTake("IN"))
            return In(left);

        var comparator = _tokens.Take();
        if (comparator is not ("=" or "<>" or "<" or "<=" or ">" or ">="))
            throw _tokens.Unexpected();

        var right = Operand();
        return scope =>
        {
            // A missing attribute is equal to nothing and has no order; it does differ from everything.
            if (left(scope) is not { } a || right(scope) is not { } b)
                return comparator == "<>";

            return comparator switch
            {
                "=" => Values.AreEqual(a, b),
                "<>" => !Values.AreEqual(a, b),
                _ => Values.Compare(a, b) is { } order && comparator switch
                {
                    "<" => order < 0,
                    "<=" => order <= 0,
                    ">" => order > 0,
                    _ => order >= 0,
                },
            };
        };
    }

    private Predicate In(Operand left)
    {
        var choices = new List<Operand>();
        _tokens.Expect("(");
        do
        {
            choices.Add(Operand());
        }
        while (_tokens.TryTake(","));
        _tokens.Expect(")");

        return scope =>
        {
            var value = left(scope);
            var found = false;
            foreach (var choice in choices)
                found |= choice(scope) is { } other && value is not null && Values.AreEqual(value, other);
            return found;
        };
    }

    private Operand Operand()
    {
        if (_tokens.Peek.StartsWith(':'))
        {
            var placeholder = _tokens.Take();
            return scope => scope.Value(placeholder);
        }

        if (_tokens.Peek == "size")
        {
            _tokens.Take();
            _tokens.Expect("(");
            var measured = DocumentPath.Parse(_tokens);
            _tokens.Expect(")");
            return scope => measured.Read(scope) is { } value ? Size(value) : null;
        }

        var path = DocumentPath.Parse(_tokens);
        return path.Read;
    }

    private static AttributeValue Size(AttributeValue value) => new()
    {
        N = (value.S?.Length ?? value.L?.Count ?? value.M?.Count ?? (int?)value.B?.Length ?? throw DynamoErrors.Validation("size() of this type"))
            .ToString(CultureInfo.InvariantCulture),
    };
}
