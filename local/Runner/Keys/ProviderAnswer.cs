using System.Text.Json;

namespace WhatsAppReplies.Local.Runner.Keys;

/// <summary>Answer of a provider to a question that costs nothing.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">Undefined: it was no JSON object.</param>
internal readonly record struct ProviderAnswer(int Status, JsonElement Body)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="ProblemException">Nobody answered.</exception>
    public static async Task<ProviderAnswer> OfAsync(HttpRequestMessage question, string provider, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.SendAsync(question, cancellationToken);
            return new ProviderAnswer((int)answer.StatusCode, Read(await answer.Content.ReadAsStringAsync(cancellationToken)));
        }
        catch (HttpRequestException unreached)
        {
            throw new ProblemException(
                $"{provider} cannot be reached at {question.RequestUri!.GetLeftPart(UriPartial.Authority)}: {unreached.Message}", unreached);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(
                $"{provider} did not answer at {question.RequestUri!.GetLeftPart(UriPartial.Authority)} within {Patience.TotalSeconds:0} s.", late);
        }
    }

    /// <summary>Empty: there is no such text.</summary>
    public static string Text(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>A record prints its members, and an account's page holds its token.</summary>
    public override string ToString() => $"{Status}";

    internal static JsonElement Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
