using System.Collections.Concurrent;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>Update expressions: SET with <c>if_not_exists</c>, <c>list_append</c> and arithmetic, and REMOVE. Anything else is refused.</summary>
internal sealed class UpdateParser
{
    private static readonly ConcurrentDictionary<string, Update> Parsed = new();

    private readonly Tokens _tokens;
    private readonly List<(DocumentPath Path, Operand Value)> _sets = [];
    private readonly List<DocumentPath> _removes = [];

    private UpdateParser(string text) => _tokens = new(text);

    public static Update Parse(string text) => Parsed.GetOrAdd(text, static expression => new UpdateParser(expression).Parse());

    private Update Parse()
    {
        while (!_tokens.AtEnd)
        {
            if (_tokens.TryTake("SET"))
                Each(() => _sets.Add(Set()));
            else if (_tokens.TryTake("REMOVE"))
                Each(() => _removes.Add(DocumentPath.Parse(_tokens)));
            else
                throw _tokens.Unexpected();
        }

        DocumentPath[] paths = [.. _sets.Select(set => set.Path), .. _removes];
        for (var first = 0; first < paths.Length; first++)
        {
            for (var second = first + 1; second < paths.Length; second++)
            {
                if (paths[first].Overlaps(paths[second]))
                    throw DynamoErrors.Validation("Invalid UpdateExpression: Two document paths overlap with each other");
            }
        }

        return new Update(_sets, _removes);
    }

    private void Each(Action one)
    {
        do
        {
            one();
        }
        while (_tokens.TryTake(","));
    }

    private (DocumentPath Path, Operand Value) Set()
    {
        var path = DocumentPath.Parse(_tokens);
        _tokens.Expect("=");
        var value = Value();
        if (_tokens.Peek is not ("+" or "-"))
            return (path, value);

        var sign = _tokens.Take() == "+" ? 1 : -1;
        var (left, right) = (value, Value());
        return (path, scope => new AttributeValue
        {
            N = (Number(left(scope)) + sign * Number(right(scope))).ToString(CultureInfo.InvariantCulture),
        });
    }

    private Operand Value()
    {
        if (_tokens.TryTake("if_not_exists"))
        {
            _tokens.Expect("(");
            var path = DocumentPath.Parse(_tokens);
            _tokens.Expect(",");
            var otherwise = Value();
            _tokens.Expect(")");
            return scope => path.Read(scope) ?? otherwise(scope);
        }

        if (_tokens.TryTake("list_append"))
        {
            _tokens.Expect("(");
            var first = Value();
            _tokens.Expect(",");
            var second = Value();
            _tokens.Expect(")");
            return scope => new AttributeValue { L = [.. List(first(scope)), .. List(second(scope))] };
        }

        if (_tokens.Peek.StartsWith(':'))
        {
            var placeholder = _tokens.Take();
            return scope => scope.Value(placeholder);
        }

        var read = DocumentPath.Parse(_tokens);
        return scope => read.Read(scope) ?? throw DynamoErrors.Validation("The provided expression refers to an attribute that does not exist in the item");
    }

    private static List<AttributeValue> List(AttributeValue? value) => value?.L ?? throw WrongType();

    private static decimal Number(AttributeValue? value) => value?.N is null ? throw WrongType() : Values.Number(value);

    private static AmazonDynamoDBException WrongType() => DynamoErrors.Validation("An operand in the update expression has an incorrect data type");
}
