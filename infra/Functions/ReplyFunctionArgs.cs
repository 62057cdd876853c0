using Pulumi;
using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What the function that replies runs with; without an inbound function nobody hears what became of a reply.</summary>
internal sealed record ReplyFunctionArgs(
    FunctionPackage Package,
    FunctionRole Access,
    FunctionLogs Logs,
    ConversationTables Tables,
    AssistantCatalogue Assistants,
    TriggerQueue Queue,
    HandOffQueue HandOffs,
    ProviderSecrets Secrets,
    Output<string>? StatusCallback);
