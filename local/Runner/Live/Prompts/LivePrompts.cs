using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Live.Prompts;

/// <summary>The assistants of this run: changed instructions are used by the next reply, since its worker begins anew.</summary>
internal sealed class LivePrompts(LocalCloud cloud)
{
    public async Task<IReadOnlyList<AssistantText>> AllAsync(CancellationToken cancellationToken) =>
    [
        .. (await TableScan.OfAsync(cloud.Tables, cloud.Stack.AssistantsTable, cancellationToken))
            .Select(item => new AssistantText(
                item[Contract.Assistants.AssistantId].S,
                item.GetValueOrDefault(Contract.Assistants.Model)?.S ?? "",
                item.GetValueOrDefault(Contract.Assistants.Instructions)?.S ?? ""))
            .OrderBy(assistant => assistant.Id, StringComparer.Ordinal),
    ];

    /// <returns>False: there is no such assistant.</returns>
    public async Task<bool> ChangeAsync(string id, string instructions, CancellationToken cancellationToken)
    {
        try
        {
            await cloud.Tables.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = cloud.Stack.AssistantsTable,
                    Key = new() { [Contract.Assistants.AssistantId] = new(id) },
                    UpdateExpression = $"SET {Contract.Assistants.Instructions} = :instructions",
                    ConditionExpression = $"attribute_exists({Contract.Assistants.AssistantId})",
                    ExpressionAttributeValues = new() { [":instructions"] = new(instructions) },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }

        await TakeEffectAsync();
        return true;
    }

    /// <summary>A worker keeps what it has read for two minutes: the next one begins anew.</summary>
    public Task TakeEffectAsync() => cloud.Lambda.Function(cloud.Stack.Function.Name).ReplaceEnvironmentsAsync();
}
