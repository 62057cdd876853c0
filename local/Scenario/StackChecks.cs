using System.Globalization;
using Amazon.DynamoDBv2;

namespace WhatsAppReplies.Local.Scenario;

/// <summary>Step 17 of the deployment plan: what one would look up in the consoles.</summary>
internal sealed class StackChecks(LocalCloud cloud)
{
    private const int PlanStep = 17;

    private readonly Points _points = new(PlanStep, "stack");

    public async Task<IReadOnlyList<Point>> RunAsync(CancellationToken cancellationToken)
    {
        CheckVariables();
        await CheckTablesAsync(cancellationToken);
        CheckMapping();
        await CheckVisibilityAsync(cancellationToken);
        await CheckExpiryAsync(cloud.Stack.StageTable, Contract.Stage.ExpiresAt, cancellationToken);
        await CheckExpiryAsync(cloud.Stack.TriggerLockTable, Contract.TriggerLock.ExpiresAt, cancellationToken);
        return _points.All;
    }

    private void CheckVariables()
    {
        var variables = cloud.Stack.Function.Variables;
        var wrong = Contract.Variables.DeployedReplies.Where(name => string.IsNullOrWhiteSpace(variables.GetValueOrDefault(name)))
            .Concat(variables.Keys.Except(Contract.Variables.DeployedReplies)).ToList();
        _points.Add(
            "the function has its environment variables",
            wrong.Count == 0 && variables[Contract.Variables.QueueUrl] == cloud.Stack.Queue.Url,
            wrong.Count == 0 ? $"{variables.Count} variables" : $"missing or unknown: {string.Join(", ", wrong)}");
    }

    private async Task CheckTablesAsync(CancellationToken cancellationToken)
    {
        string[] tables = [cloud.Stack.ConversationsTable, cloud.Stack.StageTable, cloud.Stack.TriggerLockTable, cloud.Stack.AssistantsTable];
        var states = await Task.WhenAll(tables.Select(async table => (await cloud.Tables.DescribeTableAsync(table, cancellationToken)).Table.TableStatus));
        _points.Add("its tables exist", states.All(state => state == TableStatus.ACTIVE), string.Join(", ", states.Distinct().Select(state => state.Value)));
    }

    private void CheckMapping()
    {
        var mapping = cloud.Stack.Mapping.Definition;
        _points.Add(
            "the queue triggers it, enabled",
            mapping is { Enabled: true, ReportsBatchItemFailures: true } && mapping.QueueArn == cloud.Stack.Queue.Arn,
            $"{cloud.Stack.Queue.Name}, batches of {mapping.BatchSize}, {(mapping.ReportsBatchItemFailures ? "partial failures reported" : "partial failures not reported")}");
    }

    private async Task CheckVisibilityAsync(CancellationToken cancellationToken)
    {
        var attributes = (await cloud.Sqs.GetQueueAttributesAsync(cloud.Stack.Queue.Url, ["VisibilityTimeout"], cancellationToken)).Attributes;
        var seconds = int.Parse(attributes["VisibilityTimeout"], CultureInfo.InvariantCulture);
        _points.Add(
            "the queue's visibility is not below the function's timeout",
            seconds >= cloud.Stack.Function.Timeout.TotalSeconds,
            $"{seconds} s, the function's timeout is {cloud.Stack.Function.Timeout.TotalSeconds} s");
    }

    private async Task CheckExpiryAsync(string table, string attribute, CancellationToken cancellationToken)
    {
        var described = (await cloud.Tables.DescribeTimeToLiveAsync(table, cancellationToken)).TimeToLiveDescription;
        _points.Add(
            $"{table} expires by {attribute}",
            described.TimeToLiveStatus == TimeToLiveStatus.ENABLED && described.AttributeName == attribute,
            $"{described.TimeToLiveStatus?.Value} {described.AttributeName}".TrimEnd());
    }
}
