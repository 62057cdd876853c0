using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS.Model;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>What the model says besides its reply: a person takes over, a task is done; and what becomes of an answer in another form.</summary>
[Collection(InboundCloud.Collection)]
public sealed class SignalTests(InboundCloud cloud)
{
    private static readonly AssistantFile Signalling = AssistantFiles.Read(AssistantFiles.Folder(Repository.Root))[0] with
    {
        Id = "asst_that_signals",
        Signals = [Contract.Signals.HandOff, Contract.Signals.TaskComplete],
    };

    [Fact]
    public async Task A_conversation_that_the_model_hands_over_is_answered_once_more_told_once_and_then_a_persons()
    {
        var customer = await cloud.KnownCustomerWithAsync(Signalling);
        await customer.WriteAsync($"I want to {AnswerSchema.AsksForAPerson}");
        var handedOver = await customer.UntilQuietAsync();

        handedOver.IsAnsweredOnce();
        Assert.Equal((Contract.Statuses.AwaitingHuman, true), (handedOver.Status, handedOver.Record[Contract.Conversations.HandOff].BOOL));

        await customer.WriteAsync("is somebody there?");
        var later = await customer.UntilQuietAsync();

        Assert.Equal((1, 1), (later.Replies.Count, later.OnPhone.Count));
        Assert.Equal(later.WrittenSids, later.RecordedSids);
        Assert.DoesNotContain(cloud.Local.Providers.OpenAi.Calls, call => call.Request is not null && call.UserText == "is somebody there?");
        var told = Assert.Single(await ToldAsync(later.Record[Contract.Conversations.ConversationId].S));
        Assert.Equal(later.Record[Contract.Conversations.HandOffReason].S, told.GetProperty(Contract.HandOffs.Reason).GetString());
    }

    [Fact]
    public async Task A_task_that_the_model_calls_complete_is_so_on_the_record_in_the_type_that_stood_there()
    {
        var customer = await cloud.KnownCustomerWithAsync(Signalling);
        await customer.ChangeRecordAsync(Contract.Conversations.TaskComplete, new AttributeValue { N = "0" });

        await customer.WriteAsync($"thank you, {AnswerSchema.SaysThatAllIsDone}");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Equal(("1", Contract.Statuses.ReplySent), (end.Record[Contract.Conversations.TaskComplete].N, end.Status));
    }

    [Theory]
    [InlineData("outside the schema")]
    [InlineData("an empty reply")]
    [InlineData("a refusal")]
    public async Task An_answer_that_cannot_be_used_is_bought_once_more_and_no_word_of_it_is_sent(string kind)
    {
        var text = $"what about {kind}?";
        ModelAnswer answer = kind switch
        {
            "outside the schema" => new ModelAnswer.OutsideSchema("Here is a reply, and no form."),
            "an empty reply" => new ModelAnswer.OutsideSchema("""{"reply":"","hand_off":null,"task_complete":false}"""),
            _ => new ModelAnswer.Refusal("I cannot help with that."),
        };
        var customer = await cloud.KnownCustomerWithAsync(Signalling);
        cloud.Local.Providers.OpenAi.Script.When(call => call.Request is not null && call.UserText == text, new OpenAiFault.Answer(answer), times: 1);

        await customer.WriteAsync(text);
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Equal(2, cloud.Local.Providers.OpenAi.Calls.Count(call => call.Request is not null && call.UserText == text));
        Assert.DoesNotContain(end.OnPhone, reply =>
            reply.Contains("no form", StringComparison.Ordinal) || reply.Contains("cannot help", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<JsonElement>> ToldAsync(string conversationId)
    {
        var told = new List<JsonElement>();
        while (true)
        {
            // Each is seen once: none of them is back before all have been looked at.
            var received = await cloud.Local.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest
            {
                QueueUrl = cloud.Local.Stack.Text("handOffQueueUrl"),
                MaxNumberOfMessages = 10,
                VisibilityTimeout = 30,
            });
            if (received.Messages is not { Count: > 0 } messages) return told;
            told.AddRange(messages.Select(message => JsonSerializer.Deserialize<JsonElement>(message.Body)).Where(body =>
                body.GetProperty(Contract.HandOffs.ConversationId).GetString() == conversationId));
        }
    }
}
