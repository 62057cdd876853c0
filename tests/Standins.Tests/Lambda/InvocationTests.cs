using System.Text;
using Standins.Tests.Lambda.Support;

namespace Standins.Tests.Lambda;

[Collection(nameof(ProcessWide))]
public class InvocationTests
{
    [Fact]
    public async Task An_event_reaches_the_handler_and_its_answer_goes_back()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", """{"n":1}"""));
        await using var function = RunningFunction.Start(api, async (input, _) =>
        {
            using var reader = new StreamReader(input);
            return await Utf8($$"""{"got":{{await reader.ReadToEndAsync()}}}""");
        });

        var answer = await api.NextPostAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/request-1/response", answer.Target);
        Assert.Equal("""{"got":{"n":1}}""", answer.Text);
        Assert.StartsWith("application/json", answer.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invocations_are_answered_one_after_the_other_under_their_own_ids()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "1"), new ScriptedInvocation("request-2", "2"));
        await using var function = RunningFunction.Start(api, (input, _) => Task.FromResult(input));

        var first = await api.NextPostAsync();
        var second = await api.NextPostAsync();

        Assert.Equal(("/2018-06-01/runtime/invocation/request-1/response", "1"), (first.Target, first.Text));
        Assert.Equal(("/2018-06-01/runtime/invocation/request-2/response", "2"), (second.Target, second.Text));
    }

    [Fact]
    public async Task The_context_tells_what_the_service_said()
    {
        using var name = new VariableScope("AWS_LAMBDA_FUNCTION_NAME", "replies");
        using var version = new VariableScope("AWS_LAMBDA_FUNCTION_VERSION", "7");
        using var memory = new VariableScope("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(api, (_, context) => Utf8(
            $"{context.AwsRequestId} {context.FunctionName} {context.FunctionVersion} {context.MemoryLimitInMB} {context.InvokedFunctionArn}"));

        var answer = await api.NextPostAsync();

        Assert.Equal("request-1 replies 7 512 arn:aws:lambda:eu-north-1:000000000000:function:replies", answer.Text);
    }

    [Fact]
    public async Task The_remaining_time_runs_towards_the_deadline()
    {
        var invocation = new ScriptedInvocation("request-1", "{}") { Deadline = DateTimeOffset.UtcNow.AddSeconds(100) };
        await using var api = await FakeRuntimeApi.StartAsync(invocation);
        var remaining = new List<TimeSpan>();
        await using var function = RunningFunction.Start(api, (_, context) =>
        {
            remaining.Add(context.RemainingTime);
            return Utf8("{}");
        });

        await api.NextPostAsync();

        Assert.InRange(remaining.Single(), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task The_trace_of_the_invocation_is_in_the_environment()
    {
        using var before = new VariableScope("_X_AMZN_TRACE_ID", null);
        var invocation = new ScriptedInvocation("request-1", "{}");
        await using var api = await FakeRuntimeApi.StartAsync(invocation);
        await using var function = RunningFunction.Start(
            api, (_, _) => Utf8(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "none"));

        var answer = await api.NextPostAsync();

        Assert.Equal(invocation.Headers["Lambda-Runtime-Trace-Id"], answer.Text);
    }

    [Fact]
    public async Task Who_called_from_a_mobile_app_is_in_the_context()
    {
        var invocation = new ScriptedInvocation("request-1", "{}")
        {
            MoreHeaders = new Dictionary<string, string>
            {
                ["Lambda-Runtime-Client-Context"] =
                    """{"client":{"app_title":"shop","installation_id":"42"},"custom":{"tone":"kind"},"env":{"locale":"en"}}""",
                ["Lambda-Runtime-Cognito-Identity"] = """{"cognitoIdentityId":"someone","cognitoIdentityPoolId":"pool"}""",
            },
        };
        await using var api = await FakeRuntimeApi.StartAsync(invocation);
        await using var function = RunningFunction.Start(api, (_, context) => Utf8(
            $"{context.ClientContext.Client.AppTitle} {context.ClientContext.Custom["tone"]} {context.ClientContext.Environment["locale"]} "
            + $"{context.Identity.IdentityId}"));

        var answer = await api.NextPostAsync();

        Assert.Equal("shop kind en someone", answer.Text);
    }

    [Fact]
    public async Task Run_once_ends_after_one_invocation()
    {
        using var once = new VariableScope("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE", "true");
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"), new ScriptedInvocation("request-2", "{}"));
        await using var function = RunningFunction.Start(api, (input, _) => Task.FromResult(input));

        await function.Loop.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, api.Asked);
    }

    private static Task<Stream> Utf8(string text) => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
