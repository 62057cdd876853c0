using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>A parsed update. All operands see the item as it was before any of its clauses.</summary>
internal sealed class Update(IReadOnlyList<(DocumentPath Path, Operand Value)> sets, IReadOnlyList<DocumentPath> removes)
{
    public Dictionary<string, AttributeValue> Apply(Scope scope)
    {
        var values = new AttributeValue[sets.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = sets[index].Value(scope)!;

        var updated = new Dictionary<string, AttributeValue>(scope.Item);
        for (var index = 0; index < values.Length; index++)
            updated[TopLevel(scope, sets[index].Path)] = values[index];

        var positions = new List<(string Name, int Index)>();
        foreach (var path in removes)
        {
            switch (path.Steps)
            {
                case [string name]:
                    updated.Remove(scope.Name(name));
                    break;
                case [string name, int index]:
                    positions.Add((scope.Name(name), index));
                    break;
                default:
                    throw new NotSupportedException("REMOVE of a nested path");
            }
        }

        // All positions are meant as they were before the first of them went.
        foreach (var group in positions.GroupBy(position => position.Name))
        {
            if (updated.GetValueOrDefault(group.Key)?.L is { } list)
                updated[group.Key] = new() { L = [.. list.Where((_, index) => !group.Any(position => position.Index == index))] };
        }

        return updated;
    }

    private static string TopLevel(Scope scope, DocumentPath path) =>
        path.Steps is [string name] ? scope.Name(name) : throw new NotSupportedException("SET of a nested path");
}
