using System.Text;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Hosting;
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
    public async Task One_that_cannot_be_opened_does_no_harm()
    {
        await using var server = await LoopbackServer.StartAsync();
        await server.StopAsync();
        using var http = new HttpClient(new SocketsHttpHandler());

        await Warmer(http).OpenAsync(() => [server.Address]);

        Assert.Contains("\"level\":\"DEBUG\"", Output, StringComparison.Ordinal);
        Assert.Contains("ConnectionRefused", Output, StringComparison.Ordinal);
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
