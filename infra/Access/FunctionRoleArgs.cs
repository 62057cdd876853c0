using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Access;

/// <summary>What the function may reach.</summary>
internal sealed record FunctionRoleArgs(
    ConversationTables Tables,
    TriggerQueue Queue,
    ProviderSecrets Secrets,
    AssistantCatalogue Assistants,
    FunctionLogs Logs);
