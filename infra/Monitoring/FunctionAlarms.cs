using Pulumi;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>A function that is not invoked reports nothing, and nothing is wrong with that: missing data never rings here.</summary>
internal static class FunctionAlarms
{
    /// <summary>The share of the timeout from which a reply is close to being cut off, in percent.</summary>
    private const int NearTheTimeout = 80;

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, Output<string> function)
    {
        yield return new AlarmDefinition(
            "critical",
            "The function wrote a CRITICAL record: a trigger is received for the last time or failed then, or what it needs (a record, "
            + "an assistant, a key, a quota) is wrong.",
            $"filter {stack.Names.Replies.LogGroup} for {{ $.level = \"CRITICAL\" }} and read the field reason.",
            Watched.Critical(stack.Names.Replies.LogMetrics));

        yield return new AlarmDefinition(
            "errors",
            "An invocation threw, ran out of time or could not start: the code or its environment is broken, not one conversation.",
            $"read the latest error in {stack.Names.Replies.LogGroup}; if a deployment preceded it, ./build.sh --target=Rollback --stack={stack.Names.Stack}.",
            Watched.OfLambda(function, "Errors"));

        yield return new AlarmDefinition(
            "throttles",
            "Lambda refused invocations: the account's concurrency is used up.",
            "compare the account's ConcurrentExecutions with its limit; a trigger that stays refused until its visibility ends has "
            + "used up a receive, and after "
            + $"{stack.Settings.MaximumReceiveCount} of them it is in {stack.Names.DeadLetters} without a record of the function: send those back.",
            Watched.OfLambda(function, "Throttles"));

        var duration = Watched.OfLambda(function, "Duration");
        duration.Statistic = "Maximum";
        duration.Threshold = stack.Settings.Timeout * 10.0 * NearTheTimeout;
        yield return new AlarmDefinition(
            "duration",
            $"An invocation took more than {NearTheTimeout} % of the timeout of {stack.Settings.Timeout} s: the model or the sender answers too slowly.",
            $"look at the model's and the sender's durations on the dashboard {stack.Names.Dashboard} and at the providers' status pages.",
            duration);
    }
}
