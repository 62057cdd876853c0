using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Access;

/// <summary>What the inbound function may reach.</summary>
internal sealed record InboundAccess(
    ConversationTables Tables,
    NumberCatalogue Numbers,
    TriggerQueue Queue,
    ProviderSecrets Secrets,
    FunctionLogs Logs);
