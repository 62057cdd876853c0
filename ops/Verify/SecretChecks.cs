using System.Text.Json;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the providers' secrets by their shape. Their values are read and never shown.</summary>
internal sealed class SecretChecks(IAmazonSecretsManager secrets)
{
    public async Task<IReadOnlyList<Point>> RunAsync(string openAi, string twilio, CancellationToken cancellationToken) =>
    [
        await OfAsync(openAi, [Contract.Secrets.AiApiKey], cancellationToken),
        await OfAsync(twilio, [Contract.Secrets.TwilioAccountSid, Contract.Secrets.TwilioAuthToken], cancellationToken),
    ];

    /// <summary>Of an account of Twilio; the shape of the stack's was looked at before.</summary>
    /// <exception cref="MistakeException">It holds none.</exception>
    public async Task<(string AccountSid, string AuthToken)> TwilioAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var text = (await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name }, cancellationToken)).SecretString;
            if (Missing(text, [Contract.Secrets.TwilioAccountSid, Contract.Secrets.TwilioAuthToken]) is { Count: > 0 })
                throw new MistakeException($"The secret {name} holds no credentials of Twilio.");
            using var document = JsonDocument.Parse(text);
            return (document.RootElement.GetProperty(Contract.Secrets.TwilioAccountSid).GetString()!, document.RootElement.GetProperty(Contract.Secrets.TwilioAuthToken).GetString()!);
        }
        catch (Exception unusable) when (unusable is ResourceNotFoundException or JsonException)
        {
            // What a parser says quotes what it could not read.
            throw new MistakeException($"The secret {name} holds no credentials of Twilio.");
        }
    }

    private async Task<Point> OfAsync(string name, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var what = $"the secret holds {string.Join(" and ", keys)}";
        try
        {
            var text = (await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name }, cancellationToken)).SecretString;
            var missing = Missing(text, keys);
            return new Point(name, what, missing.Count == 0, missing.Count == 0 ? "it does" : $"without {string.Join(" and ", missing)}");
        }
        catch (ResourceNotFoundException)
        {
            return new Point(name, what, false, "there is no value");
        }
        catch (JsonException)
        {
            // Its message quotes what it could not read.
            return new Point(name, what, false, "the value is no JSON");
        }
    }

    private static List<string> Missing(string? text, IReadOnlyList<string> keys)
    {
        using var document = JsonDocument.Parse(text ?? "");
        return [.. keys.Where(key => document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty(key, out var value) || value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))];
    }
}
