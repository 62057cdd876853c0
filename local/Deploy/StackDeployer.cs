using System.Collections.Concurrent;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>Applies the Pulumi program to the services of this machine.</summary>
internal sealed class StackDeployer(AwsAccount account, CloudState state, OperatorClients clients, LambdaService lambda, EventRules rules)
{
    private readonly AwsAnswers _answers = new(account.Region, account.Id);
    private readonly ConcurrentQueue<EventSourceMapping> _mappings = new();
    private readonly ConcurrentQueue<AlarmDefinition> _alarms = new();

    public async Task<DeployedStack> ApplyAsync(StackFile file, FunctionPackage package, string zipPath, CancellationToken cancellationToken)
    {
        var mocks = new LocalMocks(file.Project, Kinds(package, zipPath), _answers, cancellationToken);
        var outputs = await ProgramDeployer.ApplyAsync(file.Project, file.Stack, file.Configuration, package, mocks, cancellationToken);
        if (_mappings.ToArray() is not [var mapping])
        {
            throw new ProblemException($"The program has {_mappings.Count} event source mappings; this machine expects one.");
        }

        var functions = lambda.Functions.ToDictionary(
            function => function.Variables.GetValueOrDefault(Contract.Variables.Function) ?? "", StringComparer.Ordinal);
        return new DeployedStack
        {
            Name = file.Stack,
            Outputs = outputs,
            ResourceTypes = [.. mocks.CreatedTypes],
            Function = lambda.Function(mapping.Definition.FunctionName).Definition,
            Inbound = functions.GetValueOrDefault(Contract.Functions.Inbound) is { } inbound ? DeployedInbound.Of(inbound, lambda) : null,
            Pause = functions.GetValueOrDefault(Contract.Functions.Pause),
            Mapping = mapping,
            Queue = state.Queues.ByUrl(mapping.Definition.QueueUrl)!,
            Alarms = [.. _alarms],
        };
    }

    /// <summary>Every type of resource that this machine understands.</summary>
    public IReadOnlyCollection<IResourceKind> Kinds(FunctionPackage package, string zipPath) =>
    [
        new TableKind(clients.Tables, state.TimeToLive, _answers),
        new TableItemKind(clients.Tables),
        new QueueKind(clients.Sqs, state.Queues, _answers),
        new QueuePolicyKind(state.Queues, state.Roles),
        new RedriveAllowPolicyKind(state.Queues),
        new SecretKind(state.Secrets),
        new SecretVersionKind(state.Secrets),
        new RoleKind(state.Roles, _answers),
        new RolePolicyKind(state.Roles),
        new LogGroupKind(state.Logs, _answers),
        new MetricFilterKind(state.Logs),
        new AlarmKind(_alarms.Enqueue, _answers),
        new QueryDefinitionKind(state.Logs),
        new DashboardKind(_answers),
        new TopicKind(state.Topics, _answers),
        new TopicSubscriptionKind(state.Topics),
        new FunctionKind(lambda, package, zipPath, _answers),
        new AliasKind(lambda, _answers),
        new FunctionUrlKind(lambda, _answers),
        new PermissionKind(lambda),
        new AsynchronousInvocationKind(lambda),
        new EventRuleKind(rules, _answers),
        new EventTargetKind(rules),
        new EventSourceMappingKind(lambda, state.Roles, state.Queues, clients.SqsAs, _mappings.Enqueue, _answers),
    ];
}
