using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>A path like <c>messages[3].content</c>.</summary>
internal sealed class DocumentPath(IReadOnlyList<object> steps)
{
    public IReadOnlyList<object> Steps => steps;

    public static DocumentPath Parse(Tokens tokens)
    {
        var steps = new List<object> { Name(tokens) };
        while (true)
        {
            if (tokens.TryTake("."))
            {
                steps.Add(Name(tokens));
            }
            else if (tokens.TryTake("["))
            {
                if (!int.TryParse(tokens.Take(), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw tokens.Unexpected();
                steps.Add(index);
                tokens.Expect("]");
            }
            else
            {
                return new DocumentPath(steps);
            }
        }
    }

    public AttributeValue? Read(Scope scope)
    {
        AttributeValue? value = null;
        for (var index = 0; index < steps.Count; index++)
        {
            var map = index == 0 ? scope.Item : value?.M;
            value = steps[index] switch
            {
                string name => map?.GetValueOrDefault(scope.Name(name)),
                int position => value?.L is { } list && position < list.Count ? list[position] : null,
                _ => null,
            };
            if (value is null)
                return null;
        }

        return value;
    }

    /// <summary>The same place, or one inside the other: the service refuses to change both in one update.</summary>
    public bool Overlaps(DocumentPath other)
    {
        for (var index = 0; index < Math.Min(steps.Count, other.Steps.Count); index++)
        {
            if (!steps[index].Equals(other.Steps[index]))
                return false;
        }

        return true;
    }

    private static string Name(Tokens tokens)
    {
        var name = tokens.Take();
        if (name.Length == 0 || !(char.IsAsciiLetter(name[0]) || name[0] is '_' or '#'))
            throw tokens.Unexpected();
        if (ReservedWords.Contains(name))
            throw DynamoErrors.Validation($"Invalid expression: Attribute name is a reserved keyword; reserved keyword: {name}");
        return name;
    }
}
