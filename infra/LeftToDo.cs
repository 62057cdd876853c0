using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra;

/// <summary>What the stack needs and its stack file does not have, each with the command that supplies it.</summary>
internal static class LeftToDo
{
    public static IEnumerable<(string Output, string Command)> In(StackSettings settings, Inbound? inbound)
    {
        if (settings.OpenAiApiKey is null)
            yield return ("setOpenAiSecret", PutSecret(settings, settings.OpenAiSecretName, $$"""{"{{Contract.Secrets.AiApiKey}}": "..."}"""));
        if (settings.TwilioAccountSid is null)
            yield return ("setTwilioSecret", PutSecret(settings, settings.TwilioSecretName,
                $$"""{"{{Contract.Secrets.TwilioAccountSid}}": "...", "{{Contract.Secrets.TwilioAuthToken}}": "..."}"""));
        if (settings.AlarmEmails is [])
            yield return ("setAlarmEmails", $"pulumi config set --path '{SettingKeys.AlarmEmails}[0]' ADDRESS");
        if (inbound is { Numbers.IsEmpty: true })
            yield return ("addNumber", "a file under infra/numbers, as its README.md says: before it there is no number at which this stack answers");
    }

    private static string PutSecret(StackSettings settings, string name, string value) =>
        $"aws secretsmanager put-secret-value --region {settings.Region} --secret-id {name} --secret-string '{value}'";
}
