using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Keys;

/// <summary>Check of an account of Twilio's: whether its token opens it, and whether it may send.</summary>
internal static class TwilioKey
{
    private const string Active = "active";

    public static async Task<KeyVerdict> CheckAsync(Uri baseUrl, (string AccountSid, string AuthToken) account, CancellationToken cancellationToken)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(baseUrl, $"/2010-04-01/Accounts/{Uri.EscapeDataString(account.AccountSid)}.json"));
        question.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}")));
        return Judge(await ProviderAnswer.OfAsync(question, "Twilio", cancellationToken));
    }

    internal static KeyVerdict Judge(ProviderAnswer answer)
    {
        var status = ProviderAnswer.Text(answer.Body, "status");
        return answer.Status switch
        {
            200 when status == Active => new KeyVerdict.Right("Twilio knows the account, and it is active."),
            200 when status.Length > 0 => new KeyVerdict.Wrong($"Twilio knows the account, and it may send nothing: it is {status}."),
            // Also said of an account that is suspended.
            401 or 403
                or 404 => new KeyVerdict.Wrong(
                    $"Twilio refuses {RealProviders.TwilioAccountSidVariable} with {RealProviders.TwilioAuthTokenVariable} "
                    + $"({Code(answer)}): {Reason(answer.Body)}"),
            _ => new KeyVerdict.Unsaid(
                $"Whether Twilio takes {RealProviders.TwilioAuthTokenVariable} shows only at the first reply: "
                + $"it answered {answer.Status}, and named no account."),
        };
    }

    private static string Reason(JsonElement body) => $"{ProviderAnswer.Text(body, "message")} {ProviderAnswer.Text(body, "more_info")}".Trim();

    private static string Code(ProviderAnswer answer) =>
        answer.Body.ValueKind == JsonValueKind.Object && answer.Body.TryGetProperty("code", out var code) ? code.ToString() : $"{answer.Status}";
}
