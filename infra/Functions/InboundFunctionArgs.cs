using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What the inbound function runs with.</summary>
internal sealed record InboundFunctionArgs(
    FunctionPackage Package,
    FunctionRole Access,
    FunctionLogs Logs,
    ConversationTables Tables,
    NumberCatalogue Numbers,
    TriggerQueue Queue,
    ProviderSecrets Secrets);
