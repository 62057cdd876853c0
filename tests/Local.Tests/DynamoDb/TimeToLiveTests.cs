using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Tests.Emulators;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.DynamoDb;

[Collection(EmulatorFixture.Collection)]
public sealed class TimeToLiveTests(EmulatorFixture emulators) : IAsyncLifetime
{
    private readonly string _table = $"expiring-{Guid.NewGuid():N}";
    private readonly ManualClock _clock = new();
    private readonly TimeToLive _timeToLive = new();

    private TimeToLiveSweeper Sweeper => new(emulators.Tables, _timeToLive, _clock);

    public async Task InitializeAsync()
    {
        await emulators.Tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = _table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("id", ScalarAttributeType.S), new("part", ScalarAttributeType.S)],
            KeySchema = [new("id", KeyType.HASH), new("part", KeyType.RANGE)],
        });
        _timeToLive.Enable(_table, "expires_at");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_item_past_its_time_can_be_read_until_the_sweeper_comes_and_then_is_gone()
    {
        await PutAsync("a", _clock.GetUtcNow().AddMinutes(5));
        _clock.Advance(TimeSpan.FromHours(1));
        var before = await IdsAsync();

        var deleted = await Sweeper.SweepAsync(CancellationToken.None);

        Assert.Equal(["a"], before);
        Assert.Equal(1, deleted);
        Assert.Empty(await IdsAsync());
    }

    [Fact]
    public async Task Items_whose_time_has_not_come_stay_and_so_do_those_without_one()
    {
        await PutAsync("later", _clock.GetUtcNow().AddSeconds(1));
        await PutAsync("text", new AttributeValue { S = "1" });
        await PutAsync("milliseconds", new AttributeValue { N = _clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) });
        await PutAsync("more than five years ago", _clock.GetUtcNow().AddYears(-6));

        Assert.Equal(0, await Sweeper.SweepAsync(CancellationToken.None));
        Assert.Equal(4, (await IdsAsync()).Count);
    }

    [Fact]
    public async Task The_sweeper_comes_again_and_again()
    {
        using var stop = new CancellationTokenSource();
        await PutAsync("a", _clock.GetUtcNow());
        var running = Sweeper.RunAsync(TimeSpan.FromMinutes(1), stop.Token);

        await _clock.UntilTimersAsync(1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await IdsAsync()).Count > 0) guard.Token.ThrowIfCancellationRequested();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task The_API_tells_what_is_enabled()
    {
        await emulators.Tables.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
        {
            TableName = _table,
            TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = "expires_at", Enabled = true },
        });

        var described = (await emulators.Tables.DescribeTimeToLiveAsync(_table)).TimeToLiveDescription;

        Assert.Equal(("expires_at", TimeToLiveStatus.ENABLED), (described.AttributeName, described.TimeToLiveStatus));
    }

    private Task PutAsync(string id, DateTimeOffset at) =>
        PutAsync(id, new AttributeValue { N = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) });

    private async Task PutAsync(string id, AttributeValue at) => await emulators.Tables.PutItemAsync(
        _table, new() { ["id"] = new AttributeValue(id), ["part"] = new AttributeValue("1"), ["expires_at"] = at });

    private async Task<IReadOnlyList<string>> IdsAsync() =>
        [.. ((await emulators.Tables.ScanAsync(new ScanRequest(_table))).Items ?? []).Select(item => item["id"].S)];
}
