using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Ways in which a customer's message does not come in, or comes in and is not taken.</summary>
internal static class WebhookAlarms
{
    /// <summary>
    /// In five minutes. Twilio makes up to six requests of one message that is refused each time, so a wrong token rings at the second message; a scanner that
    /// passes by does not.
    /// </summary>
    private const int RefusedInNumber = 10;

    /// <summary>Strangers write to every number now and then.</summary>
    private const int AFewStrangers = 3;

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, Inbound inbound)
    {
        var (function, logGroup) = (inbound.Function.Function.Name, stack.Names.Inbound.LogGroup);
        yield return new AlarmDefinition(
            "inbound-critical",
            "The inbound function wrote a CRITICAL record: a message has come in and its text cannot be had, or what the function needs is wrong.",
            $"filter {logGroup} for {Contract.Telemetry.CriticalPattern} and read the field reason.",
            Watched.Critical(stack.Names.Inbound.LogMetrics));

        yield return new AlarmDefinition(
            "inbound-errors",
            "An invocation of the inbound function threw, ran out of time or could not start: the code or its environment is broken, not one message.",
            $"read the latest error in {logGroup}; if a deployment preceded it, ./build.sh --target=Rollback --stack={stack.Names.Stack}. "
            + "What came in meanwhile is found by the sweep for half an hour.",
            Watched.OfLambda(function, "Errors"));

        yield return new AlarmDefinition(
            "inbound-throttles",
            "Lambda refused webhooks or sweeps: all that is reserved for the inbound function is in use, or the account's concurrency is.",
            $"see on the dashboard {stack.Names.Dashboard} whether the requests are customers' (raise {SettingKeys.InboundConcurrency}) or refused ones "
            + "(somebody floods the address). Twilio repeats for 15 s, the sweep finds the rest.",
            Watched.OfLambda(function, "Throttles"));

        var failures = Watched.OfLambda(function, "Url5xxCount");
        // One failure is repeated by Twilio within seconds; what goes on for longer needs somebody.
        failures.EvaluationPeriods = 3;
        failures.DatapointsToAlarm = 2;
        yield return new AlarmDefinition(
            "webhook-failures",
            "The webhook's address has answered with 5xx in two of three times five minutes: messages and delivery statuses are not taken.",
            $"read the records of level ERROR in {logGroup}: they name the reason. What came in meanwhile is found by the sweep for half an hour.",
            failures);

        var refused = Watched.Own(function, Contract.Telemetry.RefusedSignatures);
        refused.Threshold = RefusedInNumber;
        yield return new AlarmDefinition(
            "refused-signatures",
            $"More than {RefusedInNumber} requests in five minutes had no valid signature: the auth token was rotated, Twilio calls another address than the "
            + "function thinks, or somebody tries the address.",
            $"compare the token in the secret {stack.Settings.TwilioSecretName} with Twilio's console, and the address there with the output webhookUrl; "
            + "if both are right, nobody but a stranger was refused.",
            refused);

        var unknown = Watched.Own(function, Contract.Telemetry.UnknownCustomers);
        (unknown.Period, unknown.Threshold) = (Watched.OneHour, AFewStrangers);
        yield return new AlarmDefinition(
            "unknown-customers",
            $"More than {AFewStrangers} messages in an hour came from people who have no conversation: they got no answer.",
            $"see whether records lack {Contract.Conversations.IndexCompanyNumber} and {Contract.Conversations.IndexRecipient}; "
            + $"to answer everybody, set {Contract.Numbers.AnswerNewCustomers} in the number's file.",
            unknown);
    }
}
