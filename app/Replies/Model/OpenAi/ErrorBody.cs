using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>The identifiers of an error body. Its message is left out: it quotes the request.</summary>
internal sealed record ErrorBody(string? Type, string? Code, string? Param, bool SaysTooLarge)
{
    /// <summary>The only thing that tells a request above the account's limit a minute from one that comes too soon.</summary>
    private const string TooLarge = "Request too large";

    private static readonly ErrorBody Unreadable = new(null, null, null, false);

    public bool IsQuota =>
        Type == "insufficient_quota"
        || Code is "insufficient_quota" or "credit_balance_exhausted" or "organization_spend_limit_exceeded" or "project_spend_limit_exceeded"
            or "organization_usage_limit_exceeded";

    public string Name => Code ?? Type ?? "no code";

    /// <summary>Gateways answer HTML; that is an error without identifiers.</summary>
    public static ErrorBody Read(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGet("error", JsonValueKind.Object, out var error)
                ? new(SafeWord.Of(error.TextOf("type")), SafeWord.Of(error.TextOf("code")), SafeWord.Of(error.TextOf("param")), IsTooLarge(error))
                : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static bool IsTooLarge(JsonElement error) => error.TextOf("message")?.StartsWith(TooLarge, StringComparison.OrdinalIgnoreCase) == true;
}
