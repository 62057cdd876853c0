using Standins.Tests.Twilio.Support;
using Tests.Support.Loopback;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace Standins.Tests.Twilio;

public class ErrorTests
{
    private static readonly CreateMessageOptions Options = new(new PhoneNumber("whatsapp:+1")) { From = "whatsapp:+2", Body = "hello" };

    [Theory]
    [InlineData(400, 21211)]
    [InlineData(401, 20003)]
    [InlineData(429, 20429)]
    [InlineData(500, 20500)]
    public async Task An_error_in_json_tells_code_and_status(int status, int code)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Error(status, code, "why"));

        var error = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(Options, twilio.Client));

        Assert.Equal(status, error.Status);
        Assert.Equal(code, error.Code);
        Assert.Equal("why", error.Message);
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", error.MoreInfo);
    }

    [Fact]
    public async Task Details_come_with_the_error()
    {
        const string Body = """{"code":20001,"message":"why","status":400,"details":{"field":"To"}}""";
        await using var twilio = await LoopbackTwilio.StartAsync(new Answer(400, Body));

        var error = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(Options, twilio.Client));

        Assert.Equal("To", error.Details["field"]);
    }

    [Theory]
    [InlineData(502, "<html><body>Bad Gateway</body></html>")]
    [InlineData(503, "")]
    public async Task A_gateways_own_page_has_neither_code_nor_status(int status, string body)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(new Answer(status, body, "text/html"));

        var error = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(Options, twilio.Client));

        Assert.Equal(0, error.Status);
        Assert.Equal(0, error.Code);
    }

    [Fact]
    public async Task A_success_that_is_not_json_is_an_error_without_a_status()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(new Answer(201, "<html></html>", "text/html"));

        var error = await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(Options, twilio.Client));

        Assert.Equal(0, error.Status);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    public async Task Any_status_below_400_counts_as_success(int status)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created with { Status = status });

        var message = await MessageResource.CreateAsync(Options, twilio.Client);

        Assert.Equal("SM00000000000000000000000000000001", message.Sid);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_ApiConnectionException_around_its_cause()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Dropped);

        var error = await Assert.ThrowsAsync<ApiConnectionException>(() => MessageResource.CreateAsync(Options, twilio.Client));

        Assert.IsAssignableFrom<HttpRequestException>(error.InnerException);
    }

    [Fact]
    public async Task A_timeout_is_an_ApiConnectionException_around_a_cancellation()
    {
        using var handler = new FailingHandler(new TaskCanceledException("too slow", new TimeoutException()));
        using var httpClient = new System.Net.Http.HttpClient(handler);
        var client = new TwilioRestClient("AC1", "token", httpClient: new SystemNetHttpClient(httpClient));

        var error = await Assert.ThrowsAsync<ApiConnectionException>(() => MessageResource.CreateAsync(Options, client));

        Assert.IsType<TaskCanceledException>(error.InnerException);
    }

    [Fact]
    public async Task Nothing_is_sent_twice()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Error(503, 20503, "later"));

        await Assert.ThrowsAsync<ApiException>(() => MessageResource.CreateAsync(Options, twilio.Client));

        Assert.Single(twilio.Server.Requests);
    }
}
