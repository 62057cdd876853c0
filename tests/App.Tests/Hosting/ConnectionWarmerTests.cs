using System.Text;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Hosting;

public class ConnectionWarmerTests
{
    private readonly MemoryStream _output = new();
    private readonly AutoAdvancingClock _time = new(TimeSpan.FromSeconds(1));

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    [Fact]
    public async Task A_connection_that_was_opened_ahead_is_used_by_the_next_request()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(404, "{}"));
        using var http = new HttpClient(new SocketsHttpHandler());

        await Warmer(http).OpenAsync(() => [new Uri(server.Address, "a"), new Uri(server.Address, "b")]);
        await http.GetAsync(server.Address);

        Assert.Equal(["HEAD /", "GET /"], server.Requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.Single(server.Connections);
    }

    [Fact]
    public async Task What_is_opened_ahead_is_said_before_the_start_has_ended_and_nothing_after_it()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(404, "{}"));
        using var http = new HttpClient(new SocketsHttpHandler());

        var opening = Warmer(http).OpenAsync(() => [server.Address]);
        var atOnce = Output;

        var record = Assert.Single(atOnce.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\"phase\":\"init\"", record, StringComparison.Ordinal);
        Assert.Contains($"\"origins\":\"{server.Address.GetLeftPart(UriPartial.Authority)}\"", record, StringComparison.Ordinal);
        await opening;
        Assert.Equal(atOnce, Output);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task One_that_cannot_be_opened_does_no_harm()
    {
        await using var server = await LoopbackServer.StartAsync();
        await server.StopAsync();
        using var http = new HttpClient(new SocketsHttpHandler());

        await Warmer(http).OpenAsync(() => [server.Address]);

        Assert.Contains("\"level\":\"DEBUG\"", Output, StringComparison.Ordinal);
        Assert.Contains("ConnectionRefused", Output, StringComparison.Ordinal);
        // It may come at any time, also while a request is worked on, and says that it is not one of its records.
        Assert.All(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), record =>
            Assert.Contains("\"phase\":\"init\"", record, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_hangs_is_given_up()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Never());
        using var http = new HttpClient(new SocketsHttpHandler());

        var opening = Warmer(http).OpenAsync(() => [server.Address]);
        await server.WhenRequestArrivesAsync();
        _time.Advance(TimeSpan.FromSeconds(3));

        await opening;
        await server.WhenClientGaveUpAsync();
    }

    [Fact]
    public async Task Addresses_that_cannot_be_told_do_no_harm()
    {
        using var http = new HttpClient(new SocketsHttpHandler());

        await Warmer(http).OpenAsync(() => throw new InvalidOperationException());

        Assert.Contains("InvalidOperationException", Output, StringComparison.Ordinal);
    }

    private ConnectionWarmer Warmer(HttpClient http) => new(http, new JsonLog(new LineSink(_output), _time, Severity.Debug), _time);
}
