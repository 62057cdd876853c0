using System.Globalization;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>
/// Replies that Twilio took and WhatsApp did not deliver: in number whatever the code,
/// and at once for codes that are about the company and not about one customer.
/// </summary>
internal static class DeliveryAlarms
{
    private const int InNumber = 5;

    private static readonly (int Code, string Cause, string FirstAction)[] OfTheCompany =
    [
        (
            63007,
            "Twilio does not know the sender: the number is not, or no longer, a WhatsApp sender of this account.",
            "look at the sender in Twilio's console, and at the credentials that its number names."),
        (
            63016,
            "Replies came outside WhatsApp's window of 24 hours, or contain a template as text.",
            "find the conversations by the code in the records: their customers have to be written to with a template."),
        (
            63018,
            "WhatsApp's limit for this sender is used up, and replies do not arrive.",
            "look at the sender's quality rating and messaging limit in Twilio's console."),
        (63038, "The account's limit for 24 hours is used up, and no reply arrives before it is lifted.", "ask Twilio to raise the account's limit."),
    ];

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, Inbound inbound)
    {
        var function = inbound.Function.Function.Name;
        var all = Watched.Own(function, Contract.Telemetry.UndeliveredMessages);
        (all.Period, all.Threshold) = (Watched.OneHour, InNumber);
        yield return new AlarmDefinition(
            "undelivered",
            $"More than {InNumber} messages in an hour were accepted by Twilio and did not reach their customers.",
            $"see on the dashboard {stack.Names.Dashboard} which error codes they have, and look them up at Twilio; the records say reply_undelivered.",
            all);

        foreach (var (code, cause, firstAction) in OfTheCompany)
        {
            var text = code.ToString(CultureInfo.InvariantCulture);
            var one = Watched.Own(function, Contract.Telemetry.UndeliveredMessages);
            one.Dimensions.Add(Contract.Telemetry.ErrorCodeDimension, text);
            yield return new AlarmDefinition($"undelivered-{text}", cause, firstAction, one);
        }
    }
}
