using Amazon.DynamoDBv2;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops;

/// <summary>
/// A deployed stack. Its names come from the program itself, run as for the offline plan: whoever may read the repository needs no access to Pulumi's state, and
/// a name that the program changes changes here.
/// </summary>
internal sealed class Stack : IDisposable
{
    private readonly StackPlan _plan;
    private readonly AwsClients _clients;

    private Stack(StackPlan plan, string region, Place place) => (_plan, Region, _clients) = (plan, region, new AwsClients(place, region));

    public string Region { get; }

    public string Conversations => Output("conversationsTable");

    public string Stage => Output("stageTable");

    public string TriggerLocks => Output("triggerLockTable");

    public string DeadLetterQueue => NameOf("deadLetterQueueUrl");

    public string OpenAiSecret => Output("openAiSecret");

    public string TwilioSecret => Output("twilioSecret");

    /// <summary>Everything that the program declares.</summary>
    public IReadOnlyList<PlannedResource> Resources => _plan.Resources;

    /// <summary>By the stack file.</summary>
    public bool IsPaused => _plan.Resources.Any(resource =>
        resource.Type == "aws:lambda/eventSourceMapping:EventSourceMapping" && resource.Inputs["enabled"]?.GetValue<bool>() == false);

    /// <summary>The function that answers.</summary>
    public string Replies => Output("function");

    /// <summary>Null: another system stages the messages.</summary>
    public string? Inbound => _plan.Outputs["inboundFunction"]?.GetValue<string>();

    public LambdaControl Lambda => _clients.Lambda;

    public IAmazonSecretsManager Secrets => _clients.Secrets;

    public IAmazonDynamoDB Tables => _clients.Tables;

    public IAmazonSQS Queues => _clients.Queues;

    /// <exception cref="Pulumi.RunException">The stack's files have mistakes.</exception>
    public static async Task<Stack> OpenAsync(StackOptions options, Place place)
    {
        var root = Path.GetFullPath(options.Root);
        var file = StackFile.Read(root, options.StackName);
        return new Stack(await Planner.PlanAsync(file, root), file.Configuration.Values[$"{ProviderKeys.Namespace}:{ProviderKeys.Region}"], place);
    }

    /// <summary>Of the account that is asked: no plan knows its number.</summary>
    public async Task<string> TriggersAsync(CancellationToken cancellationToken) => await UrlAsync("queueUrl", cancellationToken);

    public async Task<string> DeadLettersAsync(CancellationToken cancellationToken) => await UrlAsync("deadLetterQueueUrl", cancellationToken);

    public void Dispose() => _clients.Dispose();

    private async Task<string> UrlAsync(string output, CancellationToken cancellationToken) =>
        (await Queues.GetQueueUrlAsync(NameOf(output), cancellationToken)).QueueUrl;

    /// <summary>Of a queue, by the address that the plan made up for it.</summary>
    private string NameOf(string output) => Output(output)[(Output(output).LastIndexOf('/') + 1)..];

    private string Output(string name) =>
        _plan.Outputs[name]?.GetValue<string>() ?? throw new InvalidOperationException($"The program has no output {name}.");
}
