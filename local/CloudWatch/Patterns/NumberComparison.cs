using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>A number compares with numbers only: the text "400" is not 400.</summary>
internal sealed class NumberComparison(JsonSelector selector, string comparison, double number) : IJsonCondition
{
    public bool Holds(JsonElement root) =>
        selector.Find(root).Any(found => found.ValueKind == JsonValueKind.Number && Compare(found.GetDouble()));

    private bool Compare(double value) => comparison switch
    {
        "=" => value == number,
        "!=" => value != number,
        "<" => value < number,
        "<=" => value <= number,
        ">" => value > number,
        _ => value >= number,
    };
}
