using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Lambda;

public sealed class StartTests
{
    [Fact]
    public async Task A_start_that_fails_is_tried_once_more_within_the_invocation()
    {
        await using var host = new LambdaHost().CreateStarting("second time");

        Assert.Equal(1, (int)(await host.AnswerAsync("count"))["count"]!);

        var report = Assert.Single(host.Lines, line => line.StartsWith("INIT_REPORT", StringComparison.Ordinal));
        Assert.Matches("Phase: init\tStatus: error\tError Type: Runtime.ExitError$", report);
    }

    [Fact]
    public async Task A_start_that_fails_twice_is_the_callers_error_and_the_next_invocation_starts_anew()
    {
        await using var host = new LambdaHost().CreateStarting("exit");

        var (type, message) = await host.ErrorAsync("count");
        await host.ErrorAsync("count");

        Assert.Equal("Runtime.ExitError", type);
        Assert.EndsWith("Runtime exited with error: exit status 7", message);
        Assert.Equal(
            ["init", "invoke", "init", "invoke"],
            host.Lines.Where(line => line.StartsWith("INIT_REPORT", StringComparison.Ordinal)).Select(line => line.Split("Phase: ")[1].Split('\t')[0]));
        Assert.Empty(host.Service.Environments);
    }

    [Fact]
    public async Task An_error_that_the_runtime_reports_of_its_start_reaches_the_caller()
    {
        await using var host = new LambdaHost().CreateStarting("report");

        Assert.Equal(("HandlerException", "cannot start"), await host.ErrorAsync("count"));
    }

    [Fact]
    public async Task A_start_has_ten_seconds_and_then_the_functions_own_time()
    {
        var clock = new ManualClock();
        await using var host = new LambdaHost(clock).CreateStarting("hang");

        var invoking = host.InvokeAsync("count");
        await host.WaitForLineAsync("hanging at start");
        clock.Advance(TimeSpan.FromSeconds(10));
        await host.WaitForLineAsync("START RequestId");
        await WaitForSecondStartAsync(host);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("Sandbox.Timedout", LambdaHost.Read(await invoking).Type);
        Assert.Contains(host.Lines, line => line == "INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout");
        Assert.Contains(host.Lines, line => line == "INIT_REPORT Init Duration: 30000.00 ms\tPhase: invoke\tStatus: timeout");
    }

    [Fact]
    public async Task A_handler_that_is_not_in_the_zip_is_an_error_of_the_start()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { Handler = "Missing" };
        host.Create();

        var (type, message) = await host.ErrorAsync("count");

        Assert.Equal("Runtime.ExitError", type);
        Assert.EndsWith("exit status 104", message);
        Assert.Contains(host.Lines, line => line.Contains("Missing.dll or binary", StringComparison.Ordinal));
    }

    private static async Task WaitForSecondStartAsync(LambdaHost host)
    {
        var seen = 0;
        using var guard = new CancellationTokenSource(LambdaHost.Guard);
        await host.Logs.Group(LambdaHost.Group).WaitForAsync(logged => logged.Message == "hanging at start" && ++seen == 2, guard.Token);
    }
}
