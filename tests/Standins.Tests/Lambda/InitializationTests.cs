using Standins.Tests.Lambda.Support;

namespace Standins.Tests.Lambda;

[Collection(nameof(ProcessWide))]
public class InitializationTests
{
    [Fact]
    public async Task A_failing_start_is_reported_and_ends_the_program()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(
            api, (input, _) => Task.FromResult(input), () => throw new InvalidOperationException("a variable is missing"));

        var error = await api.NextPostAsync();
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => function.Loop.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal("a variable is missing", exception.Message);
        Assert.Equal("/2018-06-01/runtime/init/error", error.Target);
        Assert.Equal("application/vnd.aws.lambda.error+json", error.Headers["Content-Type"]);
        Assert.Equal("InvalidOperationException", error.Json.GetProperty("errorType").GetString());
        Assert.Equal("a variable is missing", error.Json.GetProperty("errorMessage").GetString());
        Assert.Equal(0, api.Asked);
    }

    [Fact]
    public async Task A_start_that_declines_asks_for_nothing()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(api, (input, _) => Task.FromResult(input), () => Task.FromResult(false));

        await function.Loop.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, api.Asked);
    }

    [Fact]
    public async Task The_first_invocation_waits_for_the_start()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        var ready = new TaskCompletionSource<bool>();
        await using var function = RunningFunction.Start(api, (input, _) => Task.FromResult(input), () => ready.Task);
        Assert.Equal(0, api.Asked);

        ready.SetResult(true);

        Assert.EndsWith("request-1/response", (await api.NextPostAsync()).Target, StringComparison.Ordinal);
    }
}
