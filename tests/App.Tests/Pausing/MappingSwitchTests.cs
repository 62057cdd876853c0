using App.Tests.Pausing.Support;
using Tests.Support.Loopback;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Pausing;

/// <summary>One call of Lambda, which may be repeated.</summary>
public class MappingSwitchTests
{
    [Fact]
    public async Task The_mapping_is_switched_off_by_one_signed_call()
    {
        await using var world = await PausingWorld.StartAsync(PausingWorld.State("Disabling"));

        Assert.Equal("Disabling", Assert.IsType<Result<string>.Success>(await world.SwitchOffAsync()).Value);

        var call = world.Lambda.OnlyRequest;
        Assert.Equal(("PUT", $"/2015-03-31/event-source-mappings/{PausingWorld.MappingId}", """{"Enabled":false}"""), (call.Method, call.Target, call.Text));
        Assert.Equal("application/json", call.Headers["Content-Type"]);
        Assert.Equal("session", call.Headers["X-Amz-Security-Token"]);
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/eu-north-1/lambda/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,",
            call.Headers["Authorization"],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Disabled")]
    [InlineData("Disabling")]
    [InlineData("Updating")]
    public async Task One_that_is_off_or_on_its_way_is_done(string state)
    {
        await using var world = await PausingWorld.StartAsync(PausingWorld.State(state));

        Assert.Equal(state, Assert.IsType<Result<string>.Success>(await world.SwitchOffAsync()).Value);
        Assert.Single(world.Lambda.Requests);
    }

    public static TheoryData<Answer> Passing => new(
        Answer.Json(500, "{}"), Answer.Html(503), Answer.Json(429, "{}"), Answer.Json(409, """{"Type":"User","Message":"in use"}"""), Answer.Dropped,
        Answer.BreakWithin(202, "{"), PausingWorld.State("Enabled"), Answer.Json(202, "{}"), Answer.Json(202, "no JSON"));

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_may_pass_is_tried_again_after_growing_waits(Answer fault)
    {
        await using var world = await PausingWorld.StartAsync(fault, fault, fault, PausingWorld.State("Disabling"));

        Assert.IsType<Result<string>.Success>(await world.SwitchOffAsync());
        Assert.Equal(4, world.Lambda.Requests.Count);
        Assert.Equal([1, 2, 4], world.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(500, "aws_unavailable")]
    [InlineData(429, "aws_unavailable")]
    [InlineData(409, "aws_unavailable")]
    [InlineData(202, "mapping_not_off")]
    public async Task What_lasts_is_a_failure_that_may_pass(int status, string code)
    {
        await using var world = await PausingWorld.StartAsync(Answer.Json(status, """{"State":"Enabled"}"""));

        Assert.Equal(code, Assert.IsType<Result<string>.TryAgain>(await world.SwitchOffAsync()).Failure.Code);
        Assert.Equal(4, world.Lambda.Requests.Count);
    }

    [Theory]
    [InlineData(404, "mapping_missing")]
    [InlineData(403, "access_denied")]
    [InlineData(401, "access_denied")]
    [InlineData(400, "mapping_refused")]
    [InlineData(302, "mapping_refused")]
    public async Task What_a_person_has_to_mend_is_not_tried_again(int status, string code)
    {
        await using var world = await PausingWorld.StartAsync(Answer.Json(status, """{"Message":"about +447700900123"}""").With("Location", "/elsewhere"));

        var failure = Assert.IsType<Result<string>.Refuse>(await world.SwitchOffAsync()).Failure;

        Assert.Equal(code, failure.Code);
        Assert.DoesNotContain("447700900123", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(world.Lambda.Requests);
    }

    [Fact]
    public async Task A_service_that_nobody_reaches_is_a_failure_that_may_pass()
    {
        await using var world = await PausingWorld.StartAsync();
        await world.Lambda.StopAsync();

        Assert.Equal("aws_unreachable", Assert.IsType<Result<string>.TryAgain>(await world.SwitchOffAsync()).Failure.Code);
    }

    [Fact]
    public async Task An_attempt_that_gets_no_answer_ends_after_five_seconds_and_the_next_one_begins()
    {
        await using var world = await PausingWorld.StartAsync(Answer.Never(), PausingWorld.State("Disabling"));

        var switching = world.SwitchOffAsync();
        await world.Lambda.WhenRequestArrivesAsync();
        await world.Time.TimerAsync();
        world.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<Result<string>.Success>(await switching);
    }

    [Fact]
    public async Task When_the_invocation_is_over_nothing_more_is_tried()
    {
        using var over = new CancellationTokenSource();
        await using var world = await PausingWorld.StartAsync(Answer.Never());

        var switching = world.SwitchOffAsync(over.Token);
        await world.Lambda.WhenRequestArrivesAsync();
        await over.CancelAsync();

        Assert.Equal("aws_unreachable", Assert.IsType<Result<string>.TryAgain>(await switching).Failure.Code);
        Assert.Single(world.Lambda.Requests);
    }
}
