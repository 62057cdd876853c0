using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra;

/// <summary>Setup commands for what the stack needs and its stack file does not have.</summary>
internal static class SetupCommands
{
    public static IEnumerable<(string Output, string Command)> For(StackSettings settings, Inbound? inbound)
    {
        if (settings.OpenAiApiKey is null)
            yield return ("setOpenAiSecret", PutSecret(settings, settings.OpenAiSecretName, $$"""{"{{Contract.Secrets.AiApiKey}}": "..."}"""));
        if (settings.TwilioAccountSid is null)
        {
            yield return ("setTwilioSecret", PutSecret(settings, settings.TwilioSecretName,
                $$"""{"{{Contract.Secrets.TwilioAccountSid}}": "...", "{{Contract.Secrets.TwilioAuthToken}}": "..."}"""));
        }
        if (settings is { AlarmEmails: [], AlarmUrls: [] })
            yield return ("setAlarmEmails", $"pulumi config set --path '{SettingKeys.AlarmEmails}[0]' ADDRESS");
        if (inbound is { Numbers.IsEmpty: true })
        {
            yield return (
                "addNumber",
                $"$EDITOR infra/numbers/NAME.json, as infra/numbers/README.md says; {SettingKeys.Numbers} in the stack file, where it is set, has to name it");
        }
    }

    private static string PutSecret(StackSettings settings, string name, string value) =>
        $"aws secretsmanager put-secret-value --region {settings.Region} --secret-id {name} --secret-string '{value}'";
}
