using System.Text.Json;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the providers' secrets by their shape. Their values are read and never shown.</summary>
internal sealed class SecretChecks(IAmazonSecretsManager secrets)
{
    public async Task<IReadOnlyList<Point>> RunAsync(string openAi, string twilio, CancellationToken cancellationToken) =>
    [
        .. await Look.AtAsync(openAi, () => OfAsync(openAi, [Contract.Secrets.AiApiKey], cancellationToken)),
        .. await Look.AtAsync(twilio, () => OfAsync(twilio, [Contract.Secrets.TwilioAccountSid, Contract.Secrets.TwilioAuthToken], cancellationToken)),
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
            return (
                document.RootElement.GetProperty(Contract.Secrets.TwilioAccountSid).GetString()!,
                document.RootElement.GetProperty(Contract.Secrets.TwilioAuthToken).GetString()!);
        }
        catch (Exception unusable) when (unusable is ResourceNotFoundException or InvalidRequestException or JsonException)
        {
            // What a parser says quotes what it could not read.
            throw new MistakeException($"The secret {name} holds no credentials of Twilio.");
        }
    }

    private async Task<IReadOnlyList<Point>> OfAsync(string name, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var what = $"the secret holds {string.Join(" and ", keys)}";
        try
        {
            var text = (await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name }, cancellationToken)).SecretString;
            var missing = Missing(text, keys);
            return [new Point(Look.Step, name, what, missing.Count == 0, missing.Count == 0 ? "it does" : $"without {string.Join(" and ", missing)}")];
        }
        catch (ResourceNotFoundException)
        {
            return [new Point(Look.Step, name, what, false, "there is no value")];
        }
        catch (InvalidRequestException)
        {
            return [new Point(Look.Step, name, what, false, "it is marked for deletion: aws secretsmanager restore-secret")];
        }
        catch (JsonException)
        {
            // Its message quotes what it could not read.
            return [new Point(Look.Step, name, what, false, "the value is no JSON")];
        }
    }

    private static List<string> Missing(string? text, IReadOnlyList<string> keys)
    {
        using var document = JsonDocument.Parse(text ?? "");
        return [.. keys.Where(key => document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty(key, out var value)
            || value.ValueKind != JsonValueKind.String
            || string.IsNullOrWhiteSpace(value.GetString()))];
    }
}
