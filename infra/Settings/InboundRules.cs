using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>What the inbound half asks of a stack file.</summary>
internal static class InboundRules
{
    private static readonly string[] OfInboundOnly =
    [
        SettingKeys.InboundConcurrency, SettingKeys.InboundMemory, SettingKeys.QuietTimeSeconds, SettingKeys.PublicUrl, SettingKeys.Numbers,
        SettingKeys.ConversationsIndex, SettingKeys.KeepFullIndex,
    ];

    /// <summary>Where Lambda has no function URLs (September 2026).</summary>
    private static readonly HashSet<string> RegionsWithoutUrls = new(StringComparer.Ordinal)
    {
        "ap-east-2", "ap-south-2", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-2",
        "il-central-1", "me-central-1",
    };

    public static void Judge(SettingsReader aws, SettingsReader own, StackSettings settings)
    {
        if (!settings.Inbound)
        {
            foreach (var key in OfInboundOnly.Where(key => own.IsSet(key) && !own.IsRefused(key)))
                own.RefuseAsSet(key, $"only with {SettingKeys.Inbound} true, because nothing of this stack would read it");
            return;
        }

        if (RegionsWithoutUrls.Contains(settings.Region))
        {
            aws.Refuse(
                ProviderKeys.Region,
                settings.Region,
                $"a region where Lambda has function URLs, because Twilio calls one; or {SettingKeys.Inbound} false, and another system stages the "
                + "messages here (docs/contract.md)");
        }

        if (settings.InboundConcurrency == 1 && !own.IsRefused(SettingKeys.InboundConcurrency))
        {
            own.Refuse(
                SettingKeys.InboundConcurrency, "1", "0, which reserves nothing, or 2 and more: alone, a sweep would keep webhooks out for as long as it runs");
        }

        if (settings.InboundMemory < PackageKinds.LeastMemory(settings.Package)
            && !own.IsRefused(SettingKeys.InboundMemory)
            && !own.IsRefused(SettingKeys.Package))
        {
            own.Refuse(
                SettingKeys.InboundMemory,
                $"{settings.InboundMemory}",
                $"at least {PackageKinds.LeastMemory(settings.Package)} with {SettingKeys.Package} {settings.Package}, which takes nearly all of "
                + $"{settings.InboundMemory} MB for itself");
        }

        if (!settings.KeepFullIndex)
            return;
        if (settings.ExistingConversationsTable is not null)
        {
            own.Refuse(
                SettingKeys.KeepFullIndex, "true", $"false with {SettingKeys.ExistingConversationsTable}, whose indexes belong to whoever owns the table");
        }
        else if (settings.ConversationsIndex == Contract.Conversations.Index && !own.IsRefused(SettingKeys.ConversationsIndex))
        {
            own.Refuse(
                SettingKeys.KeepFullIndex,
                "true",
                $"only with another name in {SettingKeys.ConversationsIndex}, because the index that is kept is {Contract.Conversations.Index}");
        }
    }
}
