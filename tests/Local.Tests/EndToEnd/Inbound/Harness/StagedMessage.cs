using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>A message on the stage, with its conversation's lock: both can be made older, since nobody waits for minutes in a test.</summary>
internal sealed class StagedMessage(InboundCloud cloud, PhoneCustomer customer, string sid)
{
    private static readonly TimeSpan LockAfterQuietTime = TimeSpan.FromMinutes(2);

    /// <summary>As if it had been staged so long ago.</summary>
    public async Task AgeAsync(TimeSpan age)
    {
        var conversation = Assert.Single(await customer.RecordsAsync())[Contract.Conversations.ConversationId].S;
        var at = DateTimeOffset.UtcNow - age;
        await cloud.Local.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = cloud.Local.Stack.StageTable,
            Key = new() { [Contract.Stage.ConversationId] = new(conversation), [Contract.Stage.MessageSid] = new(sid) },
            UpdateExpression = $"SET {Contract.Stage.ReceivedAt} = :at",
            ConditionExpression = $"attribute_exists({Contract.Stage.MessageSid})",
            ExpressionAttributeValues = new() { [":at"] = new(at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)) },
        });
        await cloud.Local.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = cloud.Local.Stack.TriggerLockTable,
            Key = new() { [Contract.TriggerLock.ConversationId] = new(conversation) },
            UpdateExpression = $"SET {Contract.TriggerLock.ExpiresAt} = :end",
            ConditionExpression = $"attribute_exists({Contract.TriggerLock.ConversationId})",
            ExpressionAttributeValues = new()
            {
                [":end"] = new() { N = (at + cloud.Inbound.QuietTime + LockAfterQuietTime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
            },
        });
        await cloud.Local.CaughtUpAsync();
    }
}
