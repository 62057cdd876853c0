using Spectre.Console;

namespace WhatsAppReplies.Local.Runner;

/// <summary>How to use a cloud that is left running.</summary>
internal static class KeptCloud
{
    public static void Describe(LocalCloud cloud, IAnsiConsole console, Uri? page)
    {
        var stack = cloud.Stack;
        (string Name, string Value)[] facts =
        [
            ("page", page?.ToString() ?? "none: messages go out through the real service"),
            ("endpoint", cloud.Endpoint.ToString()),
            ("conversations", stack.ConversationsTable),
            ("staged fragments", stack.StageTable),
            ("trigger locks", stack.TriggerLockTable),
            ("assistants", stack.AssistantsTable),
            ("queue", stack.Queue.Url),
            ("webhook", stack.Inbound?.Messages.ToString() ?? "none: another system stages"),
            ("OpenAI stand-in", cloud.Providers.OpenAiBaseUrl.ToString()),
            ("Twilio stand-in", cloud.Providers.TwilioBaseUrl.ToString()),
            ("state and logs", cloud.Directory),
        ];
        // Not through the console, which would break a command in two that is wider than the window.
        var lines = console.Profile.Out.Writer;
        lines.WriteLine();
        foreach (var (name, value) in facts) lines.WriteLine($"{name,-18} {value}");
        lines.WriteLine();
        lines.WriteLine("With the AWS CLI, for example (each command names this machine, so that none reaches AWS by accident):");
        lines.WriteLine($"  export AWS_ACCESS_KEY_ID={OperatorClients.AccessKeyId} AWS_SECRET_ACCESS_KEY={OperatorClients.SecretAccessKey}");
        foreach (var command in Commands(cloud)) lines.WriteLine($"  aws {command}");
        lines.WriteLine();
        lines.WriteLine("Ctrl-C ends it.");
    }

    private static IEnumerable<string> Commands(LocalCloud cloud)
    {
        var stack = cloud.Stack;
        var trigger = $"{{\"{Contract.Trigger.ConversationId}\":\"…\",\"{Contract.Trigger.PrimaryChannel}\":\"…\"}}";
        var deadLetters = cloud.State.Queues.ByUrl(stack.DeadLetterQueueUrl)!.Arn;
        string[] commands =
        [
            $"dynamodb scan --table-name {stack.ConversationsTable}",
            $"sqs send-message --queue-url {stack.Queue.Url} --message-body '{trigger}'",
            $"sqs start-message-move-task --source-arn {deadLetters}",
        ];
        return commands.Select(command => $"{command} --endpoint-url {cloud.Endpoint} --region {cloud.Account.Region}");
    }

    /// <summary>Until somebody interrupts this program.</summary>
    public static async Task UntilStoppedAsync(TimeProvider time, CancellationToken cancellationToken) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
