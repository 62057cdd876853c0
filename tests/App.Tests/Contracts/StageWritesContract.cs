using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Contracts;

/// <summary>What the reply function writes to the stage table, carried out by its own store. Runs unchanged against any back-end.</summary>
public abstract class StageWritesContract
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly ConversationKey _key = new("+447700900123", $"contract-{Guid.NewGuid():N}");

    /// <summary>A client, and the name of a table with the keys of the stage table.</summary>
    protected abstract Task<(IAmazonDynamoDB Client, string Table)> OpenAsync();

    [Fact]
    public async Task The_end_of_an_item_is_put_off_and_what_it_was_is_kept()
    {
        await PutAsync(Now.AddSeconds(70));
        var store = await StoreAsync();

        await store.KeepAsync(_key, "SMa", Now.AddDays(16), default);
        await store.KeepAsync(_key, "SMa", Now.AddDays(17), default);

        var fragment = await ReadAsync();
        Assert.Equal((Now.AddDays(17), TimeSpan.FromSeconds(70), "hello"), (fragment.ExpiresAt, fragment.Lifetime, fragment.Body));
    }

    [Fact]
    public async Task The_end_of_an_item_never_comes_nearer()
    {
        await PutAsync(Now.AddDays(20));

        await (await StoreAsync()).KeepAsync(_key, "SMa", Now.AddDays(16), default);

        Assert.Equal(Now.AddDays(20), (await ReadAsync()).ExpiresAt);
    }

    [Fact]
    public async Task An_item_that_is_gone_is_not_made_anew()
    {
        var store = await StoreAsync();

        await store.KeepAsync(_key, "SMa", Now.AddDays(16), default);

        Assert.Empty((await store.ReadAsync(_key, default)).Sids);
    }

    [Fact]
    public async Task A_message_is_staged_again_as_a_webhook_would_stage_it()
    {
        var message = Message() with
        {
            Media = [new CustomerMedia("https://media.example/1", "image/jpeg")],
            Type = "image",
            Location = new CustomerLocation("51.5", "-0.1", "Yard", null),
        };

        await (await StoreAsync()).StageAgainAsync(_key, message, Now, default);

        var fragment = await ReadAsync();
        Assert.Equal(("SMa", "hello\n[picture]\n[location: Yard, 51.5, -0.1]", message.TakenAt), (fragment.Sid, fragment.Body, fragment.ReceivedAt?.Instant));
        Assert.Equal((Now + StageItem.Lifetime, null, true), (fragment.ExpiresAt, fragment.Lifetime, fragment.IsStagedAgain));
        Assert.Null(fragment.Stray);
    }

    [Fact]
    public async Task What_was_said_in_files_is_kept_with_the_message_and_read_in_its_place()
    {
        var store = await StoreAsync();
        await store.StageAgainAsync(_key, Message() with { Media = [Note(1), Note(2), Note(3)], Type = "audio" }, Now, default);
        var files = (await ReadAsync()).Besides.Files;

        await store.KeepTranscriptsAsync(_key, "SMa", [files[0], files[1] with { Transcript = "Monday" }, files[2]], default);
        await store.KeepTranscriptsAsync(_key, "SMa", [files[0], files[1] with { Transcript = "Monday" }, files[2] with { Transcript = "" }], default);

        Assert.Equal("hello\n[voice note]\n[voice note] Monday\n[voice note, without words]", (await ReadAsync()).Body);

        static CustomerMedia Note(int number) => new($"https://media.example/{number}", "audio/ogg");
    }

    [Fact]
    public async Task What_was_said_brings_no_message_back_that_was_answered_meanwhile()
    {
        var store = await StoreAsync();

        await store.KeepTranscriptsAsync(
            _key, "SMa", [new AttachedFile("https://media.example/1", "audio/ogg", "voice note") { Transcript = "Monday" }], default);

        Assert.Empty((await store.ReadAsync(_key, default)).Sids);
    }

    [Fact]
    public async Task A_message_that_is_staged_is_left_as_it_is()
    {
        await PutAsync(Now.AddDays(15));

        await (await StoreAsync()).StageAgainAsync(_key, Message() with { Body = "other" }, Now, default);

        var fragment = await ReadAsync();
        Assert.Equal(("hello", false), (fragment.Body, fragment.IsStagedAgain));
    }

    private static InboundMessage Message() =>
        new() { Sid = "SMa", From = "whatsapp:+447700900123", To = "whatsapp:+447700900456", Body = "hello", TakenAt = Now.AddMinutes(-5) };

    private async Task PutAsync(DateTimeOffset expiresAt)
    {
        var (client, table) = await OpenAsync();
        await client.PutItemAsync(
            new PutItemRequest { TableName = table, Item = StageItem.Of(Message() with { TakenAt = null }, _key, Now, expiresAt) }, default);
    }

    private async Task<Fragment> ReadAsync() => Assert.Single((await (await StoreAsync()).ReadAsync(_key, default)).Answerable);

    private async Task<FragmentStore> StoreAsync()
    {
        var (client, table) = await OpenAsync();
        return new FragmentStore(new CountedDynamo(client, new CallCounter()), table);
    }
}
