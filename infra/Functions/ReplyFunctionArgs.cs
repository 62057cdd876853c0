using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What the function runs with.</summary>
internal sealed record ReplyFunctionArgs(
    FunctionPackage Package,
    FunctionRole Access,
    FunctionLogs Logs,
    ConversationTables Tables,
    AssistantCatalogue Assistants,
    TriggerQueue Queue,
    ProviderSecrets Secrets);
