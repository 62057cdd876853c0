using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Places.Alarms;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops;

/// <summary>
/// A deployed stack. Its names come from the program itself, run as for the offline plan:
/// whoever may read the repository needs no access to Pulumi's state, and a name that the program changes changes here.
/// </summary>
internal sealed class Stack : IDisposable
{
    private readonly StackFile _file;
    private readonly string _root;
    private readonly StackPlan _plan;
    private readonly AwsClients _clients;

    private Stack(StackFile file, string root, StackPlan plan, Place place, AWSCredentials onThisMachine)
    {
        (_file, _root, _plan) = (file, root, plan);
        _clients = new AwsClients(place, Region, onThisMachine);
    }

    public string Region => _file.Configuration.Values[$"{ProviderKeys.Namespace}:{ProviderKeys.Region}"];

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

    /// <summary>Null: the stack does not pause itself at a spend ceiling.</summary>
    public string? Pause => _plan.Outputs["pauseFunction"]?.GetValue<string>();

    /// <summary>All functions.</summary>
    public IReadOnlyList<string> Functions => [.. new[] { Replies, Inbound, Pause }.OfType<string>()];

    public LambdaControl Lambda => _clients.Lambda;

    public AlarmReader Alarms => _clients.Alarms;

    public TopicReader Topics => _clients.Topics;

    public IAmazonSecretsManager Secrets => _clients.Secrets;

    public IAmazonDynamoDB Tables => _clients.Tables;

    public IAmazonSQS Queues => _clients.Queues;

    /// <exception cref="Pulumi.RunException">The stack's files have mistakes.</exception>
    public static async Task<Stack> OpenAsync(StackOptions options, Place place, AWSCredentials onThisMachine)
    {
        var root = Path.GetFullPath(options.Root);
        var file = StackFile.Read(root, options.StackName);
        return new Stack(file, root, await Planner.PlanAsync(file, root), place, onThisMachine);
    }

    /// <summary>Those that have a file, by their ids.</summary>
    public IReadOnlyList<string> Assistants =>
    [
        .. _plan.Resources.Where(resource => resource.Type == "aws:dynamodb/tableItem:TableItem"
            && resource.Inputs["hashKey"]?.GetValue<string>() == Contract.Assistants.AssistantId)
            .Select(item => JsonNode.Parse(item.Inputs["item"]!.GetValue<string>())![Contract.Assistants.AssistantId]!["S"]!.GetValue<string>()),
    ];

    /// <summary>Those at which the stack answers, from their files: a plan shows no more of a number than its end.</summary>
    public IReadOnlyList<NumberFile> Numbers()
    {
        var settings = StackSettings.Read(_file.Configuration, _file.Project, _file.Stack);
        return settings.Inbound ? NumberFiles.Read(NumberFiles.Folder(_root), settings.Numbers, NumberSurroundings.Of(settings, [.. Assistants])) : [];
    }

    /// <summary>Twilio's host, where the stack file names another one than Twilio's own.</summary>
    public string? TwilioBaseUrl =>
        _plan.Resources.Single(resource => resource.Type == "aws:lambda/function:Function" && resource.Inputs["name"]?.GetValue<string>() == Replies)
            .Inputs["environment"]?["variables"]?[Contract.Variables.TwilioBaseUrl]?.GetValue<string>();

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
