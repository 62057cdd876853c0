using System.Globalization;
using System.Net;
using Amazon.DynamoDBv2;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Local.Runner.Scenario;

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
        if (cloud.Stack.Inbound is { } inbound) await CheckAddressAsync(inbound, cancellationToken);
        await CheckVisibilityAsync(cancellationToken);
        await CheckExpiryAsync(cloud.Stack.StageTable, Contract.Stage.ExpiresAt, cancellationToken);
        await CheckExpiryAsync(cloud.Stack.TriggerLockTable, Contract.TriggerLock.ExpiresAt, cancellationToken);
        return _points.All;
    }

    private void CheckVariables()
    {
        CheckVariables("the reply function", cloud.Stack.Function, Contract.Variables.DeployedReplies, Contract.Variables.OptionalReplies);
        if (cloud.Stack.Inbound is { } inbound)
            CheckVariables("the inbound function", inbound.Function, Contract.Variables.DeployedInbound, Contract.Variables.OptionalInbound);
    }

    private void CheckVariables(string who, FunctionDefinition function, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var variables = function.Variables;
        var wrong = required.Where(name => string.IsNullOrWhiteSpace(variables.GetValueOrDefault(name)))
            .Concat(variables.Keys.Except(required).Except(optional)).ToList();
        _points.Add(
            $"{who} has its environment variables",
            wrong.Count == 0 && variables[Contract.Variables.QueueUrl] == cloud.Stack.Queue.Url,
            wrong.Count == 0 ? $"{variables.Count} variables" : $"missing or unknown: {string.Join(", ", wrong)}");
    }

    /// <summary>Whoever is not Twilio learns nothing, also not whether he knows the address of a customer.</summary>
    private async Task CheckAddressAsync(DeployedInbound inbound, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await http.PostAsync(inbound.Messages, new FormUrlEncodedContent([new("Body", "not signed")]), cancellationToken);
        _points.Add("its address refuses what Twilio has not signed", answer.StatusCode == HttpStatusCode.Forbidden, $"{(int)answer.StatusCode}");
        var told = cloud.Stack.Function.Variables.GetValueOrDefault(Contract.Variables.StatusCallbackUrl);
        _points.Add(
            "replies ask for their delivery to be told there",
            told is not null && new Uri(told).Authority == inbound.Url.Address.Authority,
            told is null ? "nowhere" : "there");
    }

    private async Task CheckTablesAsync(CancellationToken cancellationToken)
    {
        string[] tables =
        [
            cloud.Stack.ConversationsTable, cloud.Stack.StageTable, cloud.Stack.TriggerLockTable, cloud.Stack.AssistantsTable,
            .. cloud.Stack.Inbound is { } inbound ? [inbound.NumbersTable] : Array.Empty<string>(),
        ];
        var states = await Task.WhenAll(tables.Select(async table => (await cloud.Tables.DescribeTableAsync(table, cancellationToken)).Table.TableStatus));
        _points.Add("the tables exist", states.All(state => state == TableStatus.ACTIVE), string.Join(", ", states.Distinct().Select(state => state.Value)));
    }

    private void CheckMapping()
    {
        var mapping = cloud.Stack.Mapping.Definition;
        _points.Add(
            "the queue triggers the reply function, enabled",
            mapping is { Enabled: true, ReportsBatchItemFailures: true } && mapping.QueueArn == cloud.Stack.Queue.Arn,
            $"{cloud.Stack.Queue.Name}, batches of {mapping.BatchSize}, "
            + $"{(mapping.ReportsBatchItemFailures ? "partial failures reported" : "partial failures not reported")}");
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
