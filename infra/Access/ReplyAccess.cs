using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Access;

/// <summary>What the function that replies may reach.</summary>
internal sealed record ReplyAccess(
    ConversationTables Tables,
    TriggerQueue Queue,
    HandOffQueue HandOffs,
    ProviderSecrets Secrets,
    AssistantCatalogue Assistants,
    FunctionLogs Logs);
