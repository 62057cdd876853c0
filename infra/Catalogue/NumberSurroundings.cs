using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>What a number's file refers to, and the numbers that other files have already.</summary>
/// <param name="Assistants">Ids of those that are files.</param>
/// <param name="TwilioSecrets">Those that the inbound function may read.</param>
/// <param name="OpenAiSecrets">Those that the function that replies may read.</param>
internal sealed record NumberSurroundings(IReadOnlyList<string> Assistants, ReadableSecrets TwilioSecrets, ReadableSecrets OpenAiSecrets)
{
    private readonly Dictionary<string, string> _fileOf = [];

    public static NumberSurroundings Of(StackSettings settings, IReadOnlyList<string> assistants) => new(
        assistants,
        new ReadableSecrets(settings.TwilioSecretName, settings.TenantTwilioSecretArns, settings.TenantTwilioSecretNamePrefixes),
        new ReadableSecrets(settings.OpenAiSecretName, settings.TenantSecretArns, settings.TenantSecretNamePrefixes));

    /// <returns>False when another file has the number.</returns>
    public bool Claim(string number, string file, out string owner)
    {
        if (_fileOf.TryAdd(number, file))
        {
            owner = file;
            return true;
        }

        owner = _fileOf[number];
        return owner == file;
    }
}
