using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Shared.Secrets;

/// <summary>
/// Prefetch of the secrets that a reply needs, side by side and before either is needed. What comes of it is nobody's business here: whoever needs a secret
/// waits for the same fetch, asks once more where it has failed, and tells what is wrong.
/// </summary>
internal sealed class SecretPrefetch(ISecrets<OpenAiKey> keys, ISecrets<TwilioCredentials> credentials)
{
    public void Begin(string openAiSecretId, string twilioSecretId)
    {
        _ = keys.GetAsync(openAiSecretId, CancellationToken.None);
        _ = credentials.GetAsync(twilioSecretId, CancellationToken.None);
    }
}
