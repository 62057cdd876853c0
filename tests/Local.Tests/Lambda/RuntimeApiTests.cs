using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>The Runtime API as a client sees it that does not keep to the order.</summary>
public sealed class RuntimeApiTests : IAsyncLifetime, IDisposable
{
    private RuntimeApiServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await RuntimeApiServer.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri($"http://{_server.Address}/2018-06-01/runtime/"), Timeout = LambdaHost.Guard };
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Work_is_handed_out_answered_and_asked_for_again()
    {
        var outcome = await BeginAsync("one");

        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("invocation/one/response", "\"done\""));

        var response = Assert.IsType<HandlerOutcome.Response>(await outcome);
        Assert.Equal("\"done\"", Encoding.UTF8.GetString(response.Payload.Span));
        _ = NextAsync();
        await _server.Session.Initialized;
    }

    [Fact]
    public async Task An_error_keeps_its_type_and_body()
    {
        var outcome = await BeginAsync("one");

        await PostAsync("invocation/one/error", """{"errorType":"T"}""", "Some.Type");

        var error = Assert.IsType<HandlerOutcome.Error>(await outcome);
        Assert.Equal(("Some.Type", """{"errorType":"T"}"""), (error.Type, Encoding.UTF8.GetString(error.Payload.Span)));
    }

    [Fact]
    public async Task A_second_answer_is_refused()
    {
        var outcome = await BeginAsync("one");
        await PostAsync("invocation/one/response", "1");

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("invocation/one/response", "2"));

        Assert.Equal("1"u8.ToArray(), Assert.IsType<HandlerOutcome.Response>(await outcome).Payload.ToArray());
    }

    [Fact]
    public async Task An_answer_to_another_request_is_refused()
    {
        var outcome = await BeginAsync("one");

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("invocation/other/response", "1"));

        Assert.False(outcome.IsCompleted);
    }

    [Fact]
    public async Task Asking_for_work_before_answering_is_refused()
    {
        await BeginAsync("one");

        Assert.Equal(HttpStatusCode.Forbidden, (await NextAsync()).StatusCode);
    }

    [Fact]
    public async Task A_connection_stays_open_between_two_requests()
    {
        // The server looks at its connections about once a second, by the machine's own clock.
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPEndPoint.Parse(_server.Address), guard.Token);
        var stream = connection.GetStream();
        await stream.WriteAsync("GET /nowhere HTTP/1.1\r\nHost: test\r\n\r\n"u8.ToArray(), guard.Token);
        var answer = new byte[4096];
        Assert.NotEqual(0, await stream.ReadAsync(answer, guard.Token));

        // Zero bytes would be the end of the connection.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await stream.ReadAsync(answer, guard.Token) > 0)
            {
            }

            Assert.Fail("The server closed the connection.");
        });
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_refused_and_becomes_the_functions_error()
    {
        var outcome = await BeginAsync("one");

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, await PostAsync("invocation/one/response", new string('x', RuntimeSession.MaximumResponseBytes + 1)));

        Assert.Equal("Function.ResponseSizeTooLarge", Assert.IsType<HandlerOutcome.Error>(await outcome).Type);
    }

    [Fact]
    public async Task An_error_of_the_start_ends_the_conversation()
    {
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("init/error", "{}", "Start.Error"));

        Assert.Equal("Start.Error", (await _server.Session.Initialized)!.Type);
        Assert.Equal(HttpStatusCode.Forbidden, (await NextAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("init/error", "{}"));
    }

    [Fact]
    public async Task Posts_are_answered_with_a_body_because_clients_insist_on_one()
    {
        await BeginAsync("one");

        using var answer = await _client.PostAsync(new Uri("invocation/one/error", UriKind.Relative), new StringContent("{}"));

        Assert.Equal("OK", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"]!);
    }

    [Fact]
    public async Task Another_path_is_not_found() => Assert.Equal(HttpStatusCode.NotFound, await PostAsync("restore/next", ""));

    private async Task<Task<HandlerOutcome>> BeginAsync(string requestId)
    {
        var asking = NextAsync();
        await _server.Session.Initialized.WaitAsync(LambdaHost.Guard);
        var (outcome, _) = _server.Session.Begin(new Invocation(requestId, "trace", "arn", DateTimeOffset.UnixEpoch.AddMilliseconds(1234), "{}"u8.ToArray()));
        using var answer = await asking;
        Assert.Equal(requestId, answer.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single());
        Assert.Equal("1234", answer.Headers.GetValues("Lambda-Runtime-Deadline-Ms").Single());
        return outcome;
    }

    private Task<HttpResponseMessage> NextAsync() => _client.GetAsync(new Uri("invocation/next", UriKind.Relative));

    private async Task<HttpStatusCode> PostAsync(string path, string body, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        if (errorType is not null) request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }
}
