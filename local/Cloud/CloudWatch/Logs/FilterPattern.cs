using System.Text.Json;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

/// <summary>
/// Filter pattern of a metric filter, in the one form that the program declares: <c>{ $.field = "text" }</c>. It matches an event that is a JSON
/// object whose field is exactly this text. Every other form of CloudWatch's language is refused when the filter is made.
/// </summary>
internal sealed partial class FilterPattern
{
    private const string Supported = "{ $.field = \"text\" }";

    private readonly string _field;
    private readonly string _text;

    private FilterPattern(string field, string text) => (_field, _text) = (field, text);

    /// <exception cref="CloudWatchException">Another form.</exception>
    public static FilterPattern Parse(string pattern)
    {
        var match = Equality().Match(pattern);
        return match.Success
            ? new FilterPattern(match.Groups["field"].Value, match.Groups["text"].Value)
            : throw new CloudWatchException(
                CloudWatchException.InvalidParameter,
                $"The metric filter pattern '{pattern}' is not supported on this machine, which understands only {Supported}, without wildcards or escapes. "
                + $"To declare another form, teach it to {nameof(FilterPattern)}.");
    }

    public bool Matches(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{")) return false;
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.TryGetProperty(_field, out var field) && field.ValueKind == JsonValueKind.String && field.GetString() == _text;
        }
        catch (JsonException)
        {
            // Plain text that begins like an object is an event as well; it has no fields.
            return false;
        }
    }

    [GeneratedRegex("""^\s*\{\s*\$\.(?<field>[A-Za-z0-9_]+)\s*=\s*"(?<text>[^"\\*]+)"\s*\}\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Equality();
}
