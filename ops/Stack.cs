using Amazon.DynamoDBv2;
using Amazon.SQS;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Ops.Places;

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

    private async Task<string> UrlAsync(string output, CancellationToken cancellationToken)
    {
        var planned = Output(output);
        return (await Queues.GetQueueUrlAsync(planned[(planned.LastIndexOf('/') + 1)..], cancellationToken)).QueueUrl;
    }

    private string Output(string name) =>
        _plan.Outputs[name]?.GetValue<string>() ?? throw new InvalidOperationException($"The program has no output {name}.");
}
