using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>Values that are each allowed and together are not.</summary>
internal static class SettingsThatContradict
{
    public static void Find(SettingsReader reader, StackSettings settings)
    {
        if (settings.VisibilityTimeout < settings.Timeout && Usable(SettingKeys.Timeout, SettingKeys.VisibilityTimeout))
        {
            reader.Refuse(
                SettingKeys.Timeout,
                $"{settings.Timeout}",
                $"at most {SettingKeys.VisibilityTimeout} ({settings.VisibilityTimeout}): a trigger would come back while its reply is still being "
                + "made, and AWS refuses the mapping");
        }

        if (settings.Memory < PackageKinds.LeastMemory(settings.Package) && Usable(SettingKeys.Memory, SettingKeys.Package))
        {
            reader.Refuse(
                SettingKeys.Memory,
                $"{settings.Memory}",
                $"at least {PackageKinds.LeastMemory(settings.Package)} with {SettingKeys.Package} {settings.Package}, which takes nearly all of "
                + $"{settings.Memory} MB for itself");
        }

        if (!reader.Flag(SettingKeys.ReportBatchItemFailures, true))
        {
            reader.Refuse(
                SettingKeys.ReportBatchItemFailures,
                "false",
                "true: without it a trigger that the function gives back counts as answered and is lost");
        }

        if (reader.IsSet(SettingKeys.TwilioAccountSid) != reader.IsSet(SettingKeys.TwilioAuthToken))
        {
            reader.Refuse(
                reader.IsSet(SettingKeys.TwilioAccountSid) ? SettingKeys.TwilioAuthToken : SettingKeys.TwilioAccountSid,
                null,
                "both halves of Twilio's credentials, or none of them");
        }

        if (settings is { KmsKeyArn: { } key, Region.Length: > 0 }
            && SettingForms.KeyArn().Match(key).Groups["region"].Value is var region
            && region != settings.Region)
        {
            reader.Refuse(SettingKeys.KmsKeyArn, key, $"a key of the stack's region ({settings.Region}): services use no key of another one");
        }

        if (settings is { PauseAtSpendCeiling: true, SpendCeilingPerDay: 0, SpendCeilingPerMonth: 0 }
            && Usable(SettingKeys.SpendCeilingPerDay, SettingKeys.SpendCeilingPerMonth))
        {
            reader.Refuse(
                SettingKeys.PauseAtSpendCeiling,
                "true",
                $"only with {SettingKeys.SpendCeilingPerDay} or {SettingKeys.SpendCeilingPerMonth}: without a ceiling nothing would ever pause");
        }

        // What is wrong by itself is said already; to compare it would only say so twice.
        bool Usable(params string[] keys) => !keys.Any(reader.IsRefused);
    }
}
