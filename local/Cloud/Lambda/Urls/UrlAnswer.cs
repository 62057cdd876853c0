using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.Urls;

/// <summary>What a caller of a function's address gets.</summary>
internal sealed record UrlAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    private const string Json = "application/json";

    public static UrlAnswer Forbidden { get; } = Of(403, "Forbidden", "AccessDeniedException");

    public static UrlAnswer TooLarge { get; } = Of(413, "Request Too Long", "RequestEntityTooLargeException");

    public static UrlAnswer Throttled { get; } = Of(429, "Rate Exceeded", "TooManyRequestsException");

    /// <summary>The function threw, ended or took too long, or its answer is none: nobody outside is told which.</summary>
    public static UrlAnswer BadGateway { get; } = Of(502, "Internal Server Error", "InternalServerErrorException");

    public static UrlAnswer Of(InvokeResult result) => result switch
    {
        InvokeResult.Returned returned => OfPayload(returned.Payload),
        InvokeResult.Throttled => Throttled,
        _ => BadGateway,
    };

    /// <summary>An object with a status is an answer; anything else is the body of one.</summary>
    private static UrlAnswer OfPayload(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("statusCode", out var status)
                ? OfAnswer(answer, status)
                : new UrlAnswer(200, [new("Content-Type", Json)], payload);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return BadGateway;
        }
    }

    private static UrlAnswer OfAnswer(JsonElement answer, JsonElement status)
    {
        var code = status.GetInt32();
        if (code is < 100 or > 599) return BadGateway;

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = Json };
        foreach (var header in Members(answer, "headers")) headers[header.Name] = Text(header.Value);
        var cookies = answer.TryGetProperty("cookies", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(cookie => KeyValuePair.Create("Set-Cookie", cookie.GetString()!)).ToList()
            : [];
        return new UrlAnswer(code, [.. headers, .. cookies], BodyOf(answer));
    }

    private static ReadOnlyMemory<byte> BodyOf(JsonElement answer)
    {
        if (!answer.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null) return ReadOnlyMemory<byte>.Empty;
        var text = Text(body);
        return answer.TryGetProperty("isBase64Encoded", out var encoded) && encoded.ValueKind == JsonValueKind.True
            ? Convert.FromBase64String(text)
            : Encoding.UTF8.GetBytes(text);
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : default;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static UrlAnswer Of(int status, string message, string type) => new(
        status,
        [new("Content-Type", Json), new("x-amzn-ErrorType", type)],
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"Message":"{{message}}"}""")));
}
