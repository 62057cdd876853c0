using System.Net.Http.Headers;
using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Keys;

/// <summary>Check of a key of OpenAI's: whether it may see the model that is to answer.</summary>
internal static class OpenAiKey
{
    private const string Hidden = "…";

    /// <param name="baseUrl">Ends in <c>/v1</c>.</param>
    /// <param name="key">Whose project has to see the model.</param>
    /// <param name="model">That an assistant names.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static async Task<KeyVerdict> CheckAsync(Uri baseUrl, string key, string model, CancellationToken cancellationToken)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{baseUrl.ToString().TrimEnd('/')}/models/{Uri.EscapeDataString(model)}");
        question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return Judge(await ProviderAnswer.OfAsync(question, "OpenAI", cancellationToken), key, model);
    }

    internal static KeyVerdict Judge(ProviderAnswer answer, string key, string model)
    {
        var error = answer.Body.ValueKind == JsonValueKind.Object && answer.Body.TryGetProperty("error", out var said) ? said : default;
        var (code, reason) = (ProviderAnswer.Text(error, "code"), WithoutKey(ProviderAnswer.Text(error, "message"), key));
        return answer.Status switch
        {
            200 when ProviderAnswer.Text(answer.Body, "id").Length > 0 => new KeyVerdict.Right($"OpenAI knows the key, and it may use {model}."),
            // Without a code a 401 is said of keys that are right and may not list models, which a reply does not need.
            401 when code.Length > 0 => new KeyVerdict.Wrong($"OpenAI refuses {RealProviders.OpenAiApiKeyVariable} ({code}): {reason}"),
            404 =>
                new KeyVerdict.Wrong($"OpenAI knows the key, and it may not use {model}, which an assistant under infra/assistants names ({code}): {reason}"),
            _ => new KeyVerdict.Unsaid(
                $"Whether OpenAI takes {RealProviders.OpenAiApiKeyVariable} shows only at the first reply: it answered {answer.Status} {reason}".TrimEnd()),
        };
    }

    /// <summary>The provider repeats a wrong key with most of its letters as stars; some are left.</summary>
    private static string WithoutKey(string reason, string key) =>
        string.Join(
            ' ',
            reason.Split(' ').Select(word => word.Contains('*', StringComparison.Ordinal) || word.Contains(key, StringComparison.Ordinal) ? Hidden : word));
}
