using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Tests.Deploy.Understood;

/// <summary>Every setting with values of each kind that it has: whatever the program can declare, it declares under one of these.</summary>
internal static class SettingVariants
{
    private const string Project = "whatsapp-replies";

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Values = new Dictionary<string, IReadOnlyList<string>>
    {
        [SettingKeys.Memory] = ["128", "10240"],
        [SettingKeys.Architecture] = ["x86_64", "arm64"],
        [SettingKeys.Package] = ["native", "managed"],
        [SettingKeys.Timeout] = ["60", "600"],
        [SettingKeys.VisibilityTimeout] = ["600", "43200"],
        [SettingKeys.HandOffMinutes] = ["30"],
        [SettingKeys.SpendCeilingPerDay] = ["0", "25"],
        [SettingKeys.SpendCeilingPerMonth] = ["0", "500"],
        [SettingKeys.PauseAtSpendCeiling] = ["true", "false"],
        [SettingKeys.HeartbeatInterval] = ["1000"],
        [SettingKeys.MaximumConcurrency] = ["2", "1000"],
        [SettingKeys.MaximumReceiveCount] = ["2", "1000"],
        [SettingKeys.BatchSize] = ["1", "10"],
        [SettingKeys.ReportBatchItemFailures] = ["true"],
        [SettingKeys.LogLevel] = ["DEBUG", "CRITICAL"],
        [SettingKeys.LogRetention] = ["1", "3653"],
        [SettingKeys.AlarmEmails] = ["[]", """["one@example.com","two@example.com"]"""],
        [SettingKeys.AlarmUrls] = ["""["https://example.com/alarms"]"""],
        [SettingKeys.OperationsPage] = ["https://example.com/operations"],
        [SettingKeys.Tracing] = ["true", "false"],
        [SettingKeys.OpenAiSecretName] = ["openai/other"],
        [SettingKeys.OpenAiApiKey] = ["key"],
        [SettingKeys.TwilioSecretName] = ["twilio/other"],
        [SettingKeys.TwilioAccountSid] = ["sid"],
        [SettingKeys.TwilioAuthToken] = ["token"],
        [SettingKeys.TenantSecretArns] = ["""["arn:aws:secretsmanager:eu-north-1:123456789012:secret:tenant-AbCdEf"]"""],
        [SettingKeys.TenantSecretNamePrefixes] = ["""["tenants/"]"""],
        [SettingKeys.ExistingConversationsTable] = ["conversations-of-another-system"],
        [SettingKeys.KmsKeyArn] = ["arn:aws:kms:eu-north-1:123456789012:key/00000000-0000-0000-0000-000000000000"],
        [SettingKeys.PermissionsBoundary] = ["whatsapp-replies-functions"],
        [SettingKeys.Paused] = ["true", "false"],
        [SettingKeys.Protect] = ["true", "false"],
        [SettingKeys.OpenAiBaseUrl] = ["https://eu.api.openai.com/v1"],
        [SettingKeys.TwilioBaseUrl] = ["https://api.dublin.ie1.twilio.com"],
        [SettingKeys.Inbound] = ["true", "false"],
        [SettingKeys.InboundConcurrency] = ["0", "100"],
        [SettingKeys.InboundMemory] = ["128", "10240"],
        [SettingKeys.QuietTimeSeconds] = ["0", "60"],
        [SettingKeys.PublicUrl] = ["https://hooks.example.com"],
        [SettingKeys.Numbers] = ["[]", """["recruitment"]"""],
        [SettingKeys.ConversationsIndex] = ["another-index"],
        [SettingKeys.KeepFullIndex] = ["false"],
        [SettingKeys.TenantTwilioSecretArns] = ["""["arn:aws:secretsmanager:eu-north-1:123456789012:secret:tenant-AbCdEf"]"""],
        [SettingKeys.TenantTwilioSecretNamePrefixes] = ["""["tenants/"]"""],
    };

    private static readonly string[] Encrypted = [SettingKeys.OpenAiApiKey, SettingKeys.TwilioAccountSid, SettingKeys.TwilioAuthToken];

    /// <summary>Each stack as it is, and with each value in turn.</summary>
    public static IEnumerable<StackFile> Files() =>
        from stack in (string[])["dev", "prod"]
        let file = StackFile.Read(TestStacks.Folder, stack)
        from configuration in Variants(file.Configuration).Prepend(file.Configuration)
        select file with { Configuration = configuration };

    private static IEnumerable<StackConfiguration> Variants(StackConfiguration configuration) =>
        from setting in Values
        from value in setting.Value
        select setting.Key switch
        {
            SettingKeys.TwilioAccountSid or SettingKeys.TwilioAuthToken =>
                Set(Set(configuration, SettingKeys.TwilioAccountSid, "sid"), SettingKeys.TwilioAuthToken, "token"),
            SettingKeys.PauseAtSpendCeiling => Set(Set(configuration, SettingKeys.SpendCeilingPerDay, "25"), setting.Key, value),
            _ => Set(configuration, setting.Key, value),
        };

    private static StackConfiguration Set(StackConfiguration configuration, string key, string value) =>
        configuration.With($"{Project}:{key}", value, Encrypted.Contains(key));
}
