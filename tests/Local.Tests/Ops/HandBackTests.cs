using Amazon.DynamoDBv2.Model;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A person gives a conversation back.</summary>
[Collection(OpsRun.Collection)]
public sealed class HandBackTests(OpsRun run)
{
    [Fact]
    public async Task The_next_message_is_answered_again_and_the_one_to_the_person_is_not()
    {
        var customer = await run.Customer("Can I talk to somebody?").With(Names.HandOff, true).With(Names.HandOffReason, "asked for a person").PutAsync();
        await customer.TriggerAsync();
        var waiting = await customer.RecordAsync();
        Assert.Equal(Contract.Statuses.AwaitingHuman, waiting[Names.Status].S);
        Assert.Contains(Names.HandedOverAt, waiting.Keys);

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id);

        Assert.Equal(0, outcome.Code);
        Assert.Contains(
            "Handed back: the assistant answers what the customer writes next. The record says reply_sent.", outcome.Output, StringComparison.Ordinal);
        var back = await customer.RecordAsync();
        Assert.Equal((false, Contract.Statuses.ReplySent, true), (back[Names.HandOff].BOOL, back[Names.Status].S, back[Names.HandOffReason].NULL));
        Assert.DoesNotContain(Names.HandedOverAt, back.Keys);

        await customer.WriteAsync("Thank you. When do I start?");
        Assert.Single(customer.Phone.Shown);
        Assert.Equal(Contract.Statuses.ReplySent, (await customer.RecordAsync())[Names.Status].S);
    }

    [Fact]
    public async Task A_number_stays_a_number()
    {
        var customer = await run.Customer().With(Names.HandOff, 1).PutAsync();

        Assert.Equal(0, (await run.RunAsync("hand-back", "--conversation", customer.Id)).Code);

        Assert.Equal("0", (await customer.RecordAsync())[Names.HandOff].N);
    }

    [Fact]
    public async Task Another_systems_status_stays()
    {
        var customer = await run.Customer().With(Names.HandOff, true).PutAsync();

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id);

        Assert.Contains("The record says template_sent.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("template_sent", (await customer.RecordAsync())[Names.Status].S);
    }

    [Fact]
    public async Task Under_a_live_claim_nothing_is_changed()
    {
        var customer = await run.Customer().With(Names.HandOff, true).ClaimedFor(TimeSpan.FromMinutes(1)).PutAsync();
        var before = await customer.RecordAsync();

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("Not handed back: a worker is on this conversation", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(Flat(before), Flat(await customer.RecordAsync()));
    }

    [Fact]
    public async Task A_claim_that_comes_between_the_look_and_the_write_is_seen()
    {
        var customer = await run.Customer().With(Names.HandOff, true).PutAsync();
        run.Before("UpdateItem", customer.Sample, () => customer.ChangeAsync(
            $"SET {Names.Status} = :processing, {Names.Deadline} = :deadline, {Names.Owner} = :owner",
            (":processing", new(Contract.Statuses.Processing)), (":owner", new("worker")),
            (":deadline", new() { N = $"{(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()}" })));

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id);

        Assert.Equal(1, outcome.Code);
        Assert.True((await customer.RecordAsync())[Names.HandOff].BOOL);
    }

    [Fact]
    public async Task A_lease_that_is_renewed_between_the_look_and_the_write_is_seen()
    {
        var customer = await run.Customer().With(Names.HandOff, true).ClaimedFor(TimeSpan.FromMinutes(-1)).PutAsync();
        run.Before("UpdateItem", customer.Sample, () => customer.ChangeAsync(
            $"SET {Names.Deadline} = :deadline", (":deadline", new() { N = $"{(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()}" })));

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("a worker is on this conversation", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((true, "worker"), ((await customer.RecordAsync())[Names.HandOff].BOOL, (await customer.RecordAsync())[Names.Owner].S));
    }

    [Fact]
    public async Task A_dead_workers_claim_is_no_obstacle_and_that_worker_is_out()
    {
        var customer = await run.Customer().With(Names.HandOff, true).ClaimedFor(TimeSpan.FromMinutes(-1)).PutAsync();

        Assert.Equal(0, (await run.RunAsync("hand-back", "--conversation", customer.Id)).Code);

        var record = await customer.RecordAsync();
        Assert.False(record[Names.HandOff].BOOL);
        Assert.NotEqual("worker", record[Names.Owner].S);
        Assert.Equal(
            (Contract.Statuses.Processing, Contract.Statuses.ReplySent, "3"), (record[Names.Status].S, record[Names.PreviousStatus].S, record[Names.Step].N));
        await customer.WriteAsync("Are you there?");
        Assert.Single(customer.Phone.Shown);
    }

    [Fact]
    public async Task Another_hand_off_than_the_one_that_was_looked_at_is_looked_at_again()
    {
        var customer = await run.Customer().With(Names.HandOff, true).With(Names.HandedOverAt, "2026-11-20T10:00:00.000Z").PutAsync();
        var looks = 0;
        run.Before("UpdateItem", customer.Sample, () =>
        {
            looks++;
            return customer.ChangeAsync($"SET {Names.HandedOverAt} = :later", (":later", new("2026-11-20T11:00:00.000Z")));
        });

        Assert.Equal(0, (await run.RunAsync("hand-back", "--conversation", customer.Id)).Code);

        Assert.Equal(1, looks);
        Assert.DoesNotContain(Names.HandedOverAt, (await customer.RecordAsync()).Keys);
    }

    [Fact]
    public async Task What_no_person_has_is_left_as_it_is()
    {
        var customer = await run.Customer().PutAsync();
        var before = await customer.RecordAsync();

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id);

        Assert.Equal(0, outcome.Code);
        Assert.Contains("Nothing to do", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(Flat(before), Flat(await customer.RecordAsync()));
    }

    [Theory]
    [InlineData("no-such-conversation", null)]
    [InlineData("no-such-conversation", "+447700900000")]
    public async Task A_conversation_that_is_not_there_is_never_made(string id, string? channel)
    {
        var outcome = await run.RunAsync(["hand-back", "--conversation", id, .. channel is null ? Array.Empty<string>() : ["--channel", channel]]);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("the conversations table has no such conversation", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_address_nothing_is_searched()
    {
        var customer = await run.Customer().With(Names.HandOff, true).PutAsync();

        var outcome = await run.RunAsync("hand-back", "--conversation", customer.Id, "--channel", customer.Sample.PrimaryChannel);

        Assert.Equal(0, outcome.Code);
        Assert.DoesNotContain("searched", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Sample.PrimaryChannel, outcome.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string?)> Flat(Dictionary<string, AttributeValue> record) =>
        record.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => (attribute.Key, attribute.Value.S ?? attribute.Value.N ?? attribute.Value.BOOL?.ToString()));
}
