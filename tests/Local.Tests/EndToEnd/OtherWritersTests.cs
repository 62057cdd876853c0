using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Other systems write to the tables too, each in its own way.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class OtherWritersTests(EndToEndRun run)
{
    private static readonly JsonNode[] Odd =
    [
        new JsonObject { ["message_id"] = "SMpython1", ["role"] = "user", ["timestamp"] = 1795000000.25, ["content"] = "Written with a number for its time." },
        new JsonObject
        {
            ["message_id"] = "SMpython2",
            ["role"] = "assistant",
            ["timestamp"] = "2026-11-20T10:16:00Z",
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "In parts." }),
        },
    ];

    private static readonly TestScenario<ConversationOutcome> OddEntries = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Did you get my other message?");
        var messages = customer.Sample.Conversation[Contract.Conversations.Messages]!.AsArray();
        foreach (var entry in Odd) messages.Add(entry.DeepClone());
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> WithThePrefix = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Is this the right number?");
        await customer.PutAsync();
        foreach (var fragment in customer.Sample.Staged) await PrefixAsync(cloud, customer, fragment.MessageSid);
        await customer.TriggerAsync();
        return await customer.LookAsync();
    });

    [Fact]
    public async Task Old_entries_in_another_form_are_warned_about_once_and_stay_as_they_are_and_the_customer_is_answered()
    {
        var end = await run.OutcomeOfAsync(OddEntries);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Single(end.Logs, record => record.Level == "WARNING");
        var before = end.Customer.Sample.Record[Contract.Conversations.Messages].L;
        var after = end.Record[Contract.Conversations.Messages].L.Take(before.Count);
        Assert.All(before.Zip(after), pair => Assert.True(JsonNode.DeepEquals(Json(pair.First), Json(pair.Second))));
    }

    [Fact]
    public async Task Messages_that_are_staged_with_the_prefix_of_the_channel_are_the_same_customers()
    {
        var end = await run.OutcomeOfAsync(WithThePrefix);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }

    private static JsonNode? Json(AttributeValue entry) => JsonNode.Parse(Document.FromAttributeMap(entry.M).ToJson());

    private static async Task PrefixAsync(TestCloud cloud, Customer customer, string sid) => await cloud.Local.Tables.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = cloud.Local.Stack.StageTable,
        Key = new() { [Contract.Stage.ConversationId] = new(customer.Sample.ConversationId), [Contract.Stage.MessageSid] = new(sid) },
        UpdateExpression = $"SET {Contract.Stage.PrimaryChannel} = :channel",
        ExpressionAttributeValues = new() { [":channel"] = new($"whatsapp:{customer.Sample.PrimaryChannel}") },
    });
}
