using Spectre.Console;

namespace WhatsAppReplies.Local;

/// <summary>How to use a cloud that is left running.</summary>
internal static class KeptCloud
{
    public static void Describe(LocalCloud cloud, IAnsiConsole console)
    {
        var stack = cloud.Stack;
        (string Name, string Value)[] facts =
        [
            ("endpoint", cloud.Endpoint.ToString()),
            ("conversations", stack.ConversationsTable),
            ("staged fragments", stack.StageTable),
            ("trigger locks", stack.TriggerLockTable),
            ("assistants", stack.AssistantsTable),
            ("queue", stack.Queue.Url),
            ("OpenAI stand-in", cloud.Providers.OpenAiBaseUrl.ToString()),
            ("Twilio stand-in", cloud.Providers.TwilioBaseUrl.ToString()),
            ("state and logs", cloud.Directory),
        ];
        console.WriteLine();
        foreach (var (name, value) in facts) console.WriteLine($"{name,-18} {value}");
        console.WriteLine();
        console.WriteLine("With the AWS CLI, for example:");
        console.WriteLine($"  export AWS_ACCESS_KEY_ID={OperatorClients.AccessKeyId} AWS_SECRET_ACCESS_KEY={OperatorClients.SecretAccessKey} AWS_REGION={cloud.Account.Region} AWS_ENDPOINT_URL={cloud.Endpoint}");
        console.WriteLine($"  aws dynamodb scan --table-name {stack.ConversationsTable}");
        console.WriteLine($"  aws sqs send-message --queue-url {stack.Queue.Url} --message-body '{{\"conversation_id\":\"…\",\"primary_channel\":\"…\"}}'");
        console.WriteLine();
        console.WriteLine("Ctrl-C ends it.");
    }
}
