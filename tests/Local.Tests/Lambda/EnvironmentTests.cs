using System.Diagnostics;
using System.Globalization;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;

namespace WhatsAppReplies.Local.Tests.Lambda;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task An_environment_is_used_again_and_keeps_its_state()
    {
        await using var host = new LambdaHost().Create();

        var first = await host.AnswerAsync("count");
        var second = await host.AnswerAsync("count");

        Assert.Equal((1, 2), ((int)first["count"]!, (int)second["count"]!));
        Assert.Equal((int)first["process"]!, (int)second["process"]!);
        Assert.Equal([true, false], host.Reports.Select(report => report.ColdStart));
        Assert.All(host.Reports, report => Assert.InRange(report.MaxResidentBytes, 1_000_000, 512 * 1024 * 1024));
    }

    [Fact]
    public async Task An_environment_takes_one_invocation_at_a_time_and_a_second_one_gets_an_environment_of_its_own()
    {
        await using var host = new LambdaHost().Create();

        var hanging = host.InvokeAsync("hang");
        await host.WaitForLineAsync("hanging");
        var other = await host.AnswerAsync("count");

        Assert.Equal(1, (int)other["count"]!);
        Assert.Equal(2, host.Service.Environments.Count);
        host.Service.Environments.Single(environment => environment.IsBusy).Kill();
        Assert.Equal("Runtime.ExitError", LambdaHost.Read(await hanging).Type);
    }

    [Fact]
    public async Task Reserved_concurrency_throttles_what_comes_on_top()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { ReservedConcurrency = 1 };
        host.Create();

        var hanging = host.InvokeAsync("hang");
        await host.WaitForLineAsync("hanging");

        Assert.IsType<InvokeResult.Throttled>(await host.InvokeAsync("count"));
        host.Service.Environments.Single().Kill();
        await hanging;
        Assert.Equal(1, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Fact]
    public async Task A_process_sees_the_runtimes_variables_the_declared_ones_and_the_endpoints_and_nothing_of_this_machine()
    {
        await using var host = new LambdaHost(endpoints: new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1" });
        host.Definition = host.Definition with { Variables = new Dictionary<string, string> { ["DECLARED"] = "yes" } };
        host.Create();

        var seen = await host.AnswerAsync("variables");

        Assert.Equal(
            [
                "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_FORMAT",
                "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN", "DECLARED", "DOTNET_GCHeapHardLimit", "DOTNET_ROOT", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT", "LANG",
                "PATH", "TMPDIR", "TZ", "_HANDLER",
            ],
            seen.AsObject().Select(variable => variable.Key).Where(name => name is not ("PWD" or "SHLVL" or "_" or "OLDPWD")).Order(StringComparer.Ordinal));
        Assert.Equal("AWS_Lambda_dotnet10", (string)seen["AWS_EXECUTION_ENV"]!);
        Assert.Equal("512", (string)seen["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]!);
        Assert.Equal("ASIATEST", (string)seen["AWS_ACCESS_KEY_ID"]!);
        Assert.Equal(host.Service.Environments.Single().LogStream, (string)seen["AWS_LAMBDA_LOG_STREAM_NAME"]!);
    }

    [Fact]
    public async Task An_invocation_carries_its_headers_and_a_deadline()
    {
        await using var host = new LambdaHost().Create();

        var before = DateTimeOffset.UtcNow;
        var headers = await host.AnswerAsync("headers");

        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)headers["lambda-runtime-deadline-ms"]!, CultureInfo.InvariantCulture));
        Assert.InRange(deadline, before + TimeSpan.FromSeconds(29), DateTimeOffset.UtcNow + TimeSpan.FromSeconds(30));
        Assert.Equal(host.Definition.Arn, (string)headers["lambda-runtime-invoked-function-arn"]!);
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", (string)headers["lambda-runtime-trace-id"]!);
        Assert.True(Guid.TryParse((string)headers["lambda-runtime-aws-request-id"]!, out _));
    }

    [Fact]
    public async Task The_task_root_cannot_be_written_to_and_the_environments_own_folder_can()
    {
        await using var host = new LambdaHost().Create();

        Assert.Equal("refused", (string)(await host.AnswerAsync("write", "LAMBDA_TASK_ROOT"))!);
        Assert.Equal("written", (string)(await host.AnswerAsync("write", "TMPDIR"))!);
    }

    [Fact]
    public async Task There_is_no_input()
    {
        await using var host = new LambdaHost().Create();

        Assert.Equal("", (string)(await host.AnswerAsync("read input"))!);
    }

    [Fact]
    public async Task An_environment_that_waits_is_frozen()
    {
        await using var host = new LambdaHost().Create();

        var process = (int)(await host.AnswerAsync("count"))["process"]!;

        Assert.True(SpinWait.SpinUntil(() => State(process) == "T", LambdaHost.Guard), "The process still runs.");
        Assert.Equal(2, (int)(await host.AnswerAsync("count"))["count"]!);
    }

    [Fact]
    public async Task The_end_of_the_service_leaves_no_process_and_no_folder()
    {
        int process, child;
        await using (var host = new LambdaHost().Create())
        {
            process = (int)(await host.AnswerAsync("count"))["process"]!;
            child = (int)(await host.AnswerAsync("fork"))!;
            _ = host.InvokeAsync("hang");
            await host.WaitForLineAsync("hanging");

            await host.Service.DisposeAsync();

            Assert.Empty(host.Service.Environments);
            Assert.Empty(Directory.EnumerateFiles(host.WorkDirectory, "*", SearchOption.AllDirectories));
        }

        await UntilGoneAsync(process);
        await UntilGoneAsync(child);
    }

    [Fact]
    public async Task The_death_of_this_program_ends_the_functions_process()
    {
        // All that is left of a program that died is that its ends of the pipes are closed.
        var command = Launcher.Detect(Path.GetTempPath()).Command(["/bin/sleep", "600"]);
        using var process = Process.Start(
            new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

        process.StandardInput.Close();

        using var guard = new CancellationTokenSource(LambdaHost.Guard);
        await process.WaitForExitAsync(guard.Token);
        Assert.Equal(128 + 9, process.ExitCode);
    }

    private static async Task UntilGoneAsync(int id)
    {
        if (!File.Exists($"/proc/{id}/stat")) return;
        using var process = Process.GetProcessById(id);
        using var guard = new CancellationTokenSource(LambdaHost.Guard);
        await process.WaitForExitAsync(guard.Token);
    }

    private static string State(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[0];
    }
}
