using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;

namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>The inbound half of a stack: all that is left out where another system stages the messages.</summary>
internal sealed record Inbound(NumberCatalogue Numbers, FunctionLogs Logs, InboundFunction Function, WebhookUrl Url)
{
    public static Inbound Of(
        StackContext stack, FunctionPackage package, ConversationTables tables, AssistantCatalogue assistants, TriggerQueue queue, ProviderSecrets secrets)
    {
        var numbers = new NumberCatalogue(stack, assistants);
        var logs = FunctionLogs.OfInbound(stack);
        var access = FunctionRole.OfInbound(stack, new InboundAccess(tables, numbers, queue, secrets, logs));
        var function = new InboundFunction(stack, new InboundFunctionArgs(package, access, logs, tables, numbers, queue, secrets));
        var url = new WebhookUrl(stack, function);
        _ = new SweepSchedule(stack, function);
        return new Inbound(numbers, logs, function, url);
    }
}
