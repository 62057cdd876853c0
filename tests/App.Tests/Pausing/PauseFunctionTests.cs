using System.Text.Json;
using App.Tests.Fakes.Turns;
using App.Tests.Pausing.Support;
using Tests.Support.Loopback;
using WhatsAppReplies;
using WhatsAppReplies.Pausing.Hosting;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Pausing;

/// <summary>An invocation of the function that pauses, from CloudWatch's event to what a person is told.</summary>
public class PauseFunctionTests
{
    [Fact]
    public async Task An_alarm_that_rings_switches_replies_off_and_says_so_once()
    {
        await using var world = await PausingWorld.StartAsync(PausingWorld.State("Disabling"));

        await world.HandleAsync(AlarmEvents.Text());

        Assert.Single(world.Lambda.Requests);
        var record = Assert.Single(world.Log.Records);
        Assert.Equal(Severity.Warning, record.Severity);
        Assert.Equal(
            (AlarmEvents.Alarm, "Disabling", "request-1"), (record.Fields["alarm"].Text, record.Fields["state"].Text, record.Fields["requestId"].Text));
        var metric = JsonDocument.Parse(world.Metrics).RootElement;
        Assert.Equal(1, metric.GetProperty(Contract.Telemetry.Pauses).GetInt32());
        Assert.Equal("pause", metric.GetProperty(Contract.Telemetry.FunctionDimension).GetString());
    }

    [Theory]
    [InlineData("OK")]
    [InlineData("INSUFFICIENT_DATA")]
    public async Task One_that_stops_ringing_changes_nothing(string state)
    {
        await using var world = await PausingWorld.StartAsync(PausingWorld.State("Enabling"));

        await world.HandleAsync(AlarmEvents.Text(state));

        Assert.Empty(world.Lambda.Requests);
        Assert.Equal(Severity.Info, Assert.Single(world.Log.Records).Severity);
        Assert.Equal("", world.Metrics);
    }

    [Theory]
    [InlineData("alarm_of_another")]
    [InlineData("alarm_unreadable")]
    public async Task Another_event_switches_nothing_and_a_person_is_told(string code)
    {
        const string Private = "Call me on +447700900123";
        await using var world = await PausingWorld.StartAsync(PausingWorld.State("Disabling"));

        var failed = await Assert.ThrowsAsync<PauseFailedException>(
            () => world.HandleAsync(code == "alarm_of_another" ? AlarmEvents.Text(alarm: Private) : $$"""{"text": "{{Private}}"}"""));

        Assert.Empty(world.Lambda.Requests);
        AssertTold(world, code, failed);
        Assert.DoesNotContain("447700900123", string.Join('\n', world.Log.Records) + failed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "access_denied")]
    [InlineData(404, "mapping_missing")]
    [InlineData(500, "aws_unavailable")]
    public async Task A_pause_that_is_not_done_is_a_failed_invocation_and_a_person_is_told(int status, string code)
    {
        await using var world = await PausingWorld.StartAsync(Answer.Json(status, "{}"));

        var failed = await Assert.ThrowsAsync<PauseFailedException>(() => world.HandleAsync(AlarmEvents.Text()));

        AssertTold(world, code, failed);
        Assert.Equal("", world.Metrics);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_told_of_before_the_invocation_is_over()
    {
        await using var world = await PausingWorld.StartAsync(Answer.Never());

        var handling = world.HandleAsync(AlarmEvents.Text());
        await world.Lambda.WhenRequestArrivesAsync();
        world.Time.Advance(TimeSpan.FromSeconds(29.5));

        AssertTold(world, "aws_unreachable", await Assert.ThrowsAsync<PauseFailedException>(() => handling));
    }

    private static void AssertTold(PausingWorld world, string code, PauseFailedException failed)
    {
        var record = Assert.Single(world.Log.Records);
        Assert.Equal((Severity.Critical, code), (record.Severity, record.Fields["reason"].Text));
        Assert.StartsWith($"{code}: ", failed.Message, StringComparison.Ordinal);
        Assert.EndsWith(record.Fields["explanation"].Text!, failed.Message, StringComparison.Ordinal);
    }
}
