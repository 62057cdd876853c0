using System.Text.Json;
using WhatsAppReplies.Shared.Json;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>The identifiers of an error body. Its message is left out: it quotes the request.</summary>
internal sealed record ErrorBody(string? Type, string? Code, string? Param)
{
    private static readonly ErrorBody Unreadable = new(null, null, null);

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
                ? new(SafeWord.Of(error.TextOf("type")), SafeWord.Of(error.TextOf("code")), SafeWord.Of(error.TextOf("param")))
                : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }
}
