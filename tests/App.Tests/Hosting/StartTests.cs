using System.Text.Json;
using Tests.Support.Loopback;
using WhatsAppReplies;

namespace App.Tests.Hosting;

public class StartTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_wrong_environment_is_one_critical_record_an_init_error_and_a_failed_process()
    {
        await using var runtimeApi = await LoopbackServer.StartAsync(Answer.Json(202, """{"status":"OK"}"""));

        var (exitCode, output, _) = await ProductProcess.RunAsync(new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Address.Authority,
            ["FUNCTION"] = "replies",
            ["LOG_LEVEL"] = "sk-not-a-level",
        });

        Assert.Equal(1, exitCode);
        Assert.Equal(["POST /2018-06-01/runtime/init/error"], runtimeApi.Requests.Select(request => $"{request.Method} {request.Path}"));

        var line = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), text => text.StartsWith('{'))).RootElement;
        Assert.Equal("CRITICAL", line.GetProperty("level").GetString());
        Assert.All(
            Contract.Variables.DeployedReplies.Except([Contract.Variables.Function]),
            name => Assert.Contains(name, line.GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.DoesNotContain("sk-not-a-level", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_without_credentials_is_told_without_the_exceptions_words()
    {
        await using var runtimeApi = await LoopbackServer.StartAsync(Answer.Json(202, """{"status":"OK"}"""));
        var environment = Complete(runtimeApi);
        environment.Remove("AWS_ACCESS_KEY_ID");

        var (exitCode, output, _) = await ProductProcess.RunAsync(environment);

        Assert.Equal(1, exitCode);
        var line = JsonDocument.Parse(output.Split('\n').First(text => text.Contains("CRITICAL", StringComparison.Ordinal))).RootElement;
        Assert.Equal("The function could not start", line.GetProperty("message").GetString());
        Assert.Equal("InvalidOperationException", line.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task A_complete_environment_asks_for_work_opens_connections_and_reads_the_stacks_secrets_ahead()
    {
        using var secrets = new SemaphoreSlim(0);
        await using var elsewhere = await LoopbackServer.StartAsync((request, _) =>
        {
            if (IsSecret(request))
                secrets.Release();
            return Task.FromResult(Answer.Json(404, "{}"));
        });
        await using var runtimeApi = await LoopbackServer.StartAsync(async (request, stopped) =>
        {
            // After an empty batch the Runtime API answers 500 for a result, which means that the environment is broken: the process ends.
            if (request.Method == "POST")
                return Answer.Json(500, """{"errorMessage":"gone"}""");
            for (var secret = 0; secret < 2; secret++)
                Assert.True(await secrets.WaitAsync(Guard, stopped));
            return Answer.Json(200, """{"Records":[]}""")
                .With("Lambda-Runtime-Aws-Request-Id", "11111111-2222-3333-4444-555555555555")
                .With("Lambda-Runtime-Deadline-Ms", "4102444800000")
                .With("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-north-1:123456789012:function:replies");
        });
        var environment = Complete(runtimeApi);
        foreach (var (name, path) in new[] { ("AWS_ENDPOINT_URL", ""), ("OPENAI_BASE_URL", "v1"), ("TWILIO_BASE_URL", "") })
            environment[name] = new Uri(elsewhere.Address, path).ToString();

        await ProductProcess.RunAsync(environment);

        Assert.Equal("GET /2018-06-01/runtime/invocation/next", Line(runtimeApi.Requests[0]));
        Assert.Equal("POST /2018-06-01/runtime/invocation/11111111-2222-3333-4444-555555555555/response", Line(runtimeApi.Requests[1]));
        Assert.Equal("""{"batchItemFailures":[]}""", runtimeApi.Requests[1].Text);
        var opened = elsewhere.Requests.Where(request => !IsSecret(request)).ToList();
        Assert.NotEmpty(opened);
        Assert.All(opened, request => Assert.Equal("HEAD /", Line(request)));
        Assert.All(opened, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
        Assert.Equal(
            ["""{"SecretId":"openai"}""", """{"SecretId":"twilio"}"""],
            elsewhere.Requests.Where(IsSecret).Select(request => request.Text).Order(StringComparer.Ordinal));
    }

    private static bool IsSecret(ReceivedRequest request) => request.Headers.GetValueOrDefault("X-Amz-Target") == "secretsmanager.GetSecretValue";

    private static string Line(ReceivedRequest request) => $"{request.Method} {request.Path}";

    private static Dictionary<string, string> Complete(LoopbackServer runtimeApi) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Address.Authority,
        ["AWS_REGION"] = "eu-north-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "example",
        ["AWS_LAMBDA_FUNCTION_NAME"] = "replies",
        ["FUNCTION"] = "replies",
        ["CONVERSATIONS_TABLE"] = "conversations",
        ["CONVERSATIONS_STAGE_TABLE"] = "stage",
        ["CONVERSATIONS_TRIGGER_LOCK_TABLE"] = "locks",
        ["ASSISTANTS_TABLE"] = "assistants",
        ["WHATSAPP_QUEUE_URL"] = "https://sqs.eu-north-1.amazonaws.com/123456789012/triggers",
        ["SQS_HEARTBEAT_INTERVAL_MS"] = "30000",
        ["LOG_LEVEL"] = "DEBUG",
        ["OPENAI_SECRET_ID"] = "openai",
        ["TWILIO_SECRET_ID"] = "twilio",
        ["MAX_RECEIVE_COUNT"] = "5",
        ["HANDOFF_QUEUE_URL"] = "https://sqs.eu-north-1.amazonaws.com/123456789012/hand-offs",
    };
}
