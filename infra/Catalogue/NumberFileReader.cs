using System.Text.Json;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Reads one number's file and says what is wrong with it, also in view of the assistants, the other numbers and the stack's secrets.</summary>
internal sealed class NumberFileReader(string path, NumberSurroundings surroundings, ICollection<string> mistakes)
{
    private static readonly string[] OptOut = [Contract.Numbers.OptOutWords, Contract.Numbers.OptOutReply];

    private readonly CatalogueFileReader _file = new(path, NumberKeys.All, mistakes);

    /// <returns>Null when it has a mistake.</returns>
    public NumberFile? Read()
    {
        var isRight = _file.Read(Objection);
        if (OptOut.Count(_file.Has) != 1)
            return isRight ? Number() : null;

        _file.Miss(OptOut.Single(key => !_file.Has(key)), $"both {OptOut[0]} and {OptOut[1]}, which acknowledges them, or neither");
        return null;
    }

    private string? Objection(CatalogueKey key, JsonElement value) => key.Name switch
    {
        Contract.Numbers.CompanyNumber when !surroundings.Claim(value.GetString()!, _file.Name, out var other) =>
            $"allowed: each number in one file, and {other}.json has it too",
        Contract.Numbers.AssistantId when !surroundings.Assistants.Contains(value.GetString()!) => UnknownAssistant(value.GetString()!),
        Contract.Numbers.CredentialsId when !surroundings.TwilioSecrets.Hold(value.GetString()!) =>
            Unreadable(SettingKeys.TwilioSecretName, SettingKeys.TenantTwilioSecretArns, SettingKeys.TenantTwilioSecretNamePrefixes),
        Contract.Numbers.ApiKeyReference when !surroundings.OpenAiSecrets.Hold(value.GetString()!) =>
            Unreadable(SettingKeys.OpenAiSecretName, SettingKeys.TenantSecretArns, SettingKeys.TenantSecretNamePrefixes),
        _ => null,
    };

    private string UnknownAssistant(string id) => surroundings.Assistants is []
        ? "there is no file under infra/assistants"
        : $"there is no such file under infra/assistants: did you mean {UnknownKeys.Nearest(id, surroundings.Assistants)}?";

    private static string Unreadable(params string[] keys) =>
        $"allowed: a secret that the stack file names in {string.Join(", ", keys[..^1])} or {keys[^1]}, because the role may read no other";

    private NumberFile Number() => new()
    {
        Name = _file.Name,
        CompanyNumber = _file.Text(Contract.Numbers.CompanyNumber)!,
        AssistantId = _file.Text(Contract.Numbers.AssistantId)!,
        CredentialsId = _file.Text(Contract.Numbers.CredentialsId),
        ApiKeyReference = _file.Text(Contract.Numbers.ApiKeyReference),
        AnswerNewCustomers = _file.Flag(Contract.Numbers.AnswerNewCustomers),
        QuietTimeSeconds = _file.Whole(Contract.Numbers.QuietTimeSeconds),
        OptOutWords = [.. _file.Elements(Contract.Numbers.OptOutWords).Select(word => word.GetString()!)],
        OptOutReply = _file.Text(Contract.Numbers.OptOutReply),
    };
}
