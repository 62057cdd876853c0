namespace WhatsAppReplies.Infra.Settings;

/// <summary>The keys of a stack file, in the project's namespace.</summary>
internal static class SettingKeys
{
    public const string Memory = "memory";
    public const string Architecture = "architecture";
    public const string Package = "package";
    public const string Timeout = "timeout";
    public const string VisibilityTimeout = "visibilityTimeout";
    public const string HeartbeatInterval = "heartbeatInterval";
    public const string MaximumConcurrency = "maximumConcurrency";
    public const string MaximumReceiveCount = "maximumReceiveCount";
    public const string BatchSize = "batchSize";
    public const string ReportBatchItemFailures = "reportBatchItemFailures";
    public const string LogLevel = "logLevel";
    public const string Tracing = "tracing";
    public const string LogRetention = "logRetention";
    public const string AlarmEmails = "alarmEmails";
    public const string AlarmUrls = "alarmUrls";
    public const string OperationsPage = "operationsPage";
    public const string SpendCeilingPerDay = "spendCeilingPerDay";
    public const string SpendCeilingPerMonth = "spendCeilingPerMonth";
    public const string PauseAtSpendCeiling = "pauseAtSpendCeiling";
    public const string HandOffMinutes = "handOffMinutes";
    public const string OpenAiSecretName = "openAiSecretName";
    public const string OpenAiApiKey = "openAiApiKey";
    public const string TwilioSecretName = "twilioSecretName";
    public const string TwilioAccountSid = "twilioAccountSid";
    public const string TwilioAuthToken = "twilioAuthToken";
    public const string OpenAiBaseUrl = "openAiBaseUrl";
    public const string TwilioBaseUrl = "twilioBaseUrl";
    public const string TenantSecretArns = "tenantSecretArns";
    public const string TenantSecretNamePrefixes = "tenantSecretNamePrefixes";
    public const string TenantTwilioSecretArns = "tenantTwilioSecretArns";
    public const string TenantTwilioSecretNamePrefixes = "tenantTwilioSecretNamePrefixes";
    public const string Inbound = "inbound";
    public const string InboundConcurrency = "inboundConcurrency";
    public const string InboundMemory = "inboundMemory";
    public const string QuietTimeSeconds = "quietTimeSeconds";
    public const string PublicUrl = "publicUrl";
    public const string Numbers = "numbers";
    public const string ConversationsIndex = "conversationsIndex";
    public const string KeepFullIndex = "keepFullIndex";
    public const string ExistingConversationsTable = "existingConversationsTable";
    public const string KmsKeyArn = "kmsKeyArn";
    public const string PermissionsBoundary = "permissionsBoundary";
    public const string Paused = "paused";
    public const string Protect = "protect";
}
