using System.Net;
using System.Net.NetworkInformation;
using WhatsAppReplies.Local.Runner.Live.Server;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live;

[Collection(LiveFixture.Collection)]
public sealed class PageGuardTests(LiveFixture fixture) : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("index.html")]
    [InlineData("api/state")]
    [InlineData("api/events")]
    [InlineData("0000000000000000/api/state")]
    public async Task Without_the_token_in_its_address_nothing_is_there(string path)
    {
        using var answer = await _http.GetAsync(new Uri(fixture.Page, $"/{path}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("main.js")]
    [InlineData("api/state")]
    [InlineData("nothing")]
    [InlineData("../elsewhere")]
    public async Task Every_answer_lets_the_page_load_nothing_from_elsewhere(string path)
    {
        using var answer = await _http.GetAsync(new Uri(fixture.Page, path));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(PageGuard.Policy, policy);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public void It_listens_on_the_loopback_interface_and_on_no_other()
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(endpoint => endpoint.Port == fixture.Page.Port).ToList();

        Assert.Equal(IPAddress.Loopback, Assert.Single(listening).Address);
    }

    [Fact]
    public async Task A_name_that_leads_here_from_elsewhere_finds_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Page, "api/state"));
        request.Headers.Host = $"elsewhere.example:{fixture.Page.Port}";
        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_somebody_elses_can_do_nothing_here()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Page, "api/breaks/webhook-down"))
        {
            Content = new StringContent("{}", null, "application/json"),
        };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Two_runs_have_different_addresses()
    {
        await using var other = await LiveServer.StartAsync(fixture.Machine, port: 0, CancellationToken.None);

        Assert.NotEqual(fixture.Page.AbsolutePath, other.Page.AbsolutePath);
        using var answer = await _http.GetAsync(new Uri(other.Page, fixture.Page.AbsolutePath));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => LiveServer.StartAsync(fixture.Machine, fixture.Page.Port, CancellationToken.None));

        Assert.Contains("--page-port", problem.Message, StringComparison.Ordinal);
    }
}
