using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>A property selector such as <c>$.user.roles[0].name</c>, <c>$.items[*].id</c> or <c>$.['dotted.name']</c>.</summary>
internal sealed partial class JsonSelector
{
    private const int AnyIndex = -1;

    private readonly IReadOnlyList<object> _steps;

    private JsonSelector(IReadOnlyList<object> steps) => _steps = steps;

    public static JsonSelector Parse(string text)
    {
        var match = Whole().Match(text);
        if (!match.Success) throw FilterPattern.Invalid(text, "not a selector");
        return new JsonSelector([.. match.Groups["step"].Captures.Select(capture => Step(capture.Value))]);
    }

    /// <summary>Everything the selector points at: several elements only where it says <c>[*]</c>.</summary>
    public IEnumerable<JsonElement> Find(JsonElement root) =>
        _steps.Aggregate<object, IEnumerable<JsonElement>>([root], (found, step) => found.SelectMany(element => Follow(element, step)));

    public JsonElement? First(JsonElement root) => Find(root).Select(found => (JsonElement?)found).FirstOrDefault();

    private static object Step(string text) => text switch
    {
        "[*]" => AnyIndex,
        ['.', '[', '\'', .. var name, '\'', ']'] => name,
        ['[', '\'', .. var name, '\'', ']'] => name,
        ['[', .. var index, ']'] => int.Parse(index, CultureInfo.InvariantCulture),
        _ => text[1..],
    };

    private static IEnumerable<JsonElement> Follow(JsonElement element, object step)
    {
        if (step is string name)
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var property)) yield return property;
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = (int)step;
            for (var i = 0; i < element.GetArrayLength(); i++)
                if (index == AnyIndex || index == i) yield return element[i];
        }
    }

    [GeneratedRegex(@"^\$(?<step>\.[A-Za-z0-9_\-@:/]+|\.?\['[^']+'\]|\[\d+\]|\[\*\])+$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
