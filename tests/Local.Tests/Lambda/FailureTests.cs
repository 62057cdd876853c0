using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Lambda;

public sealed class FailureTests
{
    [Fact]
    public async Task What_the_handler_throws_is_the_callers_error_and_the_process_goes_on()
    {
        await using var host = new LambdaHost().Create();

        var error = await host.ErrorAsync("throw");

        Assert.Equal(("HandlerException", "thrown by the handler"), error);
        Assert.Equal(2, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Theory]
    [InlineData(0, "Runtime exited without providing a reason")]
    [InlineData(3, "Runtime exited with error: exit status 3")]
    public async Task A_process_that_ends_fails_its_invocation_and_is_replaced(int code, string reason)
    {
        await using var host = new LambdaHost().Create();

        var (type, message) = await host.ErrorAsync("exit", code);

        Assert.Equal("Runtime.ExitError", type);
        Assert.EndsWith($"Error: {reason}", message);
        Assert.Contains(host.Lines, line => line.Contains($"Error: {reason}\nRuntime.ExitError", StringComparison.Ordinal));
        Assert.Equal(1, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Fact]
    public async Task An_answer_that_was_taken_counts_although_the_process_ended_right_after()
    {
        await using var host = new LambdaHost().Create();

        Assert.Equal(9, (int)await host.AnswerAsync("exit after the answer", 9));

        Assert.Contains(host.Lines, line => line.Contains("exit status 9\nRuntime.ExitError", StringComparison.Ordinal));
        Assert.Equal(1, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Fact]
    public async Task A_timeout_kills_the_process_and_replaces_the_environment()
    {
        var clock = new ManualClock();
        await using var host = new LambdaHost(clock);
        host.Definition = host.Definition with { Timeout = TimeSpan.FromSeconds(3) };
        host.Create();

        var hanging = host.InvokeAsync("hang");
        await host.WaitForLineAsync("hanging");
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(hanging.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        var (type, message) = LambdaHost.Read(await hanging);
        Assert.Equal("Sandbox.Timedout", type);
        Assert.EndsWith("Error: Task timed out after 3.00 seconds", message);
        Assert.Contains(host.Lines, line => line.EndsWith("Task timed out after 3.00 seconds", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.StartsWith("REPORT", StringComparison.Ordinal)
            && line.Contains("Duration: 3000.00 ms", StringComparison.Ordinal)
            && line.EndsWith("Status: timeout", StringComparison.Ordinal));
        Assert.Empty(host.Service.Environments);
        Assert.Equal(1, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Fact]
    public async Task Too_much_memory_kills_the_process()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { MemoryMegabytes = 128 };
        host.Create();

        var (type, message) = await host.ErrorAsync("hold", 110);

        Assert.Equal("Runtime.OutOfMemory", type);
        Assert.EndsWith("signal: killed", message);
    }

    [Fact]
    public async Task Too_much_memory_for_a_moment_fails_the_invocation_although_it_is_given_back()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { MemoryMegabytes = 128 };
        host.Create();

        var (type, _) = await host.ErrorAsync("burst", 110);

        Assert.Equal("Runtime.OutOfMemory", type);
    }

    [Fact]
    public async Task Killing_a_busy_environment_is_an_exit_and_killing_an_idle_one_costs_nothing_but_a_cold_start()
    {
        await using var host = new LambdaHost().Create();
        var hanging = host.InvokeAsync("hang");
        await host.WaitForLineAsync("hanging");

        host.Service.Environments.Single().Kill();

        var (type, message) = LambdaHost.Read(await hanging);
        Assert.Equal("Runtime.ExitError", type);
        Assert.EndsWith("signal: killed", message);

        await host.AnswerAsync("count");
        var idle = host.Service.Environments.Single();
        idle.Kill();
        await idle.Gone.WaitAsync(LambdaHost.Guard);
        Assert.Equal(1, (int)(await host.AnswerAsync("count"))["count"]!);
        Assert.True(host.Reports[^1].ColdStart);
    }

    [Fact]
    public async Task An_answer_beyond_six_megabytes_is_an_error()
    {
        await using var host = new LambdaHost().Create();

        Assert.IsType<InvokeResult.Returned>(await host.InvokeAsync("large", 6_291_556 - 2));
        Assert.Equal("Function.ResponseSizeTooLarge", (await host.ErrorAsync("large", 6_291_556 - 1)).Type);
        Assert.Equal(3, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Fact]
    public async Task A_payload_beyond_six_megabytes_is_refused()
    {
        await using var host = new LambdaHost().Create();

        var refused = await Assert.ThrowsAsync<LambdaException>(() => host.InvokeAsync(new string('x', 6_291_456)));

        Assert.Equal(LambdaException.RequestTooLarge, refused.Code);
    }
}
