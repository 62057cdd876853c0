using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A phone of the operator's gets a real reply, and Twilio is asked what became of it.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifiedRecipientTests(OpsRun run) : IAsyncLifetime
{
    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_function_answers_Twilio_has_it_and_nothing_is_left()
    {
        var recipient = NewPhone();

        var outcome = await run.RunAsync("verify", "--recipient", recipient);

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Contains("One reply of the model and one message are paid for.", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"✓ message +answered, and on its way to the phone: (sent|delivered|read) ", outcome.Output);
        var text = Assert.Single(Phone(recipient).Texts);
        Assert.DoesNotContain(recipient, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(text, outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await RecordsAsync(recipient));
    }

    [Fact]
    public async Task A_phone_that_has_not_written_for_a_day_gets_nothing_and_what_to_do_is_said()
    {
        var recipient = NewPhone();
        run.Cloud.Providers.Twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.CreateMessage && call.To == $"whatsapp:{recipient}",
            new TwilioFault.FailsLater(63016, TimeSpan.FromSeconds(3), TwilioMessage.Undelivered),
            times: 1);

        var outcome = await run.RunAsync("verify", "--recipient", recipient);

        Assert.Equal(1, outcome.Code);
        Assert.Contains(
            "✗ message: part 1 of 1 is on its way to the phone, as Twilio tells (step 20). Seen: undelivered, code 63016: write to",
            outcome.Words,
            StringComparison.Ordinal);
        Assert.Empty(Phone(recipient).Texts);
        Assert.Empty(await RecordsAsync(recipient));
    }

    [Theory]
    [InlineData("sent", null, null, true, "sent")]
    [InlineData("queued", null, null, false, "queued")]
    [InlineData("undelivered", 63016, null, false, "undelivered, code 63016: write to the company's number from this phone first")]
    [InlineData("failed", 63024, null, false, "failed, code 63024")]
    [InlineData("delivered", null, "it went to somebody else", false, "it went to somebody else")]
    [InlineData(null, null, "Twilio refuses the credentials", false, "Twilio refuses the credentials")]
    public void Only_what_has_left_for_the_right_phone_holds(string? status, int? code, string? trouble, bool hasLeft, string words)
    {
        var state = new MessageState(status, code, trouble);

        Assert.Equal((hasLeft, words), (state.HasLeft, state.InWords));
    }

    [Theory]
    [InlineData("sent", null, false)]
    [InlineData("read", null, true)]
    [InlineData("undelivered", null, true)]
    [InlineData("sent", "it went to somebody else", true)]
    [InlineData(null, "Twilio could not be asked", false)]
    public void Whoever_could_not_be_asked_is_asked_again(string? status, string? trouble, bool isFinal) =>
        Assert.Equal(isFinal, new MessageState(status, null, trouble).IsFinal);

    [Fact]
    public async Task Where_something_does_not_hold_nothing_is_sent()
    {
        var recipient = NewPhone();
        await run.BuryAsync("letter");

        var outcome = await run.RunAsync("verify", "--recipient", recipient);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("No message is sent, since not everything holds.", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Phone(recipient).Texts);
        await run.EmptyDeadLettersAsync();
    }

    [Fact]
    public async Task On_this_machine_it_has_to_be_said_where_the_stand_in_for_Twilio_is()
    {
        var outcome = await run.RunAsync(name => null, TimeProvider.System, CancellationToken.None, "verify", "--recipient", NewPhone());

        Assert.Equal(2, outcome.Code);
        Assert.Contains("TWILIO_BASE_URL has to name the stand-in for Twilio", outcome.Errors, StringComparison.Ordinal);
    }

    /// <summary>Of nobody else in this run.</summary>
    private string NewPhone() => run.Customer().Sample.PrimaryChannel;

    private Phone Phone(string number) => run.Cloud.Providers.Twilio.Phones[number];

    private async Task<List<Dictionary<string, AttributeValue>>> RecordsAsync(string channel) => (await run.Cloud.Tables.QueryAsync(new QueryRequest
    {
        TableName = run.Cloud.Stack.ConversationsTable,
        KeyConditionExpression = $"{Contract.Conversations.PrimaryChannel} = :channel",
        ExpressionAttributeValues = new() { [":channel"] = new(channel) },
        ConsistentRead = true,
    })).Items ?? [];
}
