using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Tests.Lambda.Urls;

/// <summary>What a caller gets.</summary>
public sealed class UrlAnswerTests : UrlTestBase
{
    [Fact]
    public async Task An_answer_with_a_status_is_sent_with_its_headers_and_body()
    {
        var response = await AnswerAsync("""{"statusCode":200,"headers":{"Content-Type":"text/xml","X-More":"1"},"body":"<Response></Response>"}""");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(("text/xml", "1"), (response.Content.Headers.ContentType!.MediaType, response.Headers.GetValues("X-More").Single()));
        Assert.Equal("<Response></Response>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_in_Base64_is_decoded()
    {
        var response = await AnswerAsync("""{"statusCode":200,"body":"AQID","isBase64Encoded":true}""");

        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_status_without_a_body_is_sent_without_one()
    {
        var response = await AnswerAsync("""{"statusCode":204}""");

        Assert.Equal((204, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Anything_else_is_a_body_of_JSON()
    {
        var response = await AnswerAsync("""{"a":1}""");

        Assert.Equal(
            (200, "application/json", """{"a":1}"""),
            ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("""{"statusCode":99}""")]
    [InlineData("""{"statusCode":"many"}""")]
    [InlineData("""{"statusCode":200,"body":"no base","isBase64Encoded":true}""")]
    public async Task An_answer_that_is_none_is_a_bad_gateway(string answer) => Assert.Equal(502, (int)(await AnswerAsync(answer)).StatusCode);

    [Theory]
    [InlineData("throw")]
    [InlineData("no such thing")]
    public async Task A_function_that_fails_is_a_bad_gateway_and_nobody_outside_is_told_why(string path)
    {
        var response = await Http.GetAsync(path);

        Assert.Equal((502, """{"Message":"Internal Server Error"}"""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_body_over_six_megabytes_is_refused_and_nothing_is_invoked()
    {
        // Judged by its announced length: the client asks before it sends.
        using var announced = new HttpRequestMessage(HttpMethod.Post, "event") { Content = new ByteArrayContent(new byte[(6 * 1024 * 1024) + 1]) };
        announced.Headers.ExpectContinue = true;
        Assert.Equal(413, (int)(await Http.SendAsync(announced)).StatusCode);
        // What fits as it is may be too large as Base64.
        Assert.Equal(413, (int)(await Http.PostAsync("event", new ByteArrayContent(new byte[5 * 1024 * 1024]))).StatusCode);

        Assert.Empty(Host.Reports);
    }

    [Fact]
    public async Task An_address_that_is_down_cuts_the_connection_and_invokes_nothing()
    {
        Url.IsDown = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => Http.GetAsync("event"));
        Assert.Empty(Host.Reports);

        Url.IsDown = false;
        Assert.Equal(200, await StatusAsync("event"));
    }

    [Fact]
    public async Task Each_answer_is_counted_by_its_kind()
    {
        await StatusAsync("event");
        await AnswerAsync("""{"statusCode":403}""");
        await StatusAsync("throw");

        Assert.Equal((3, 1, 1), (Sum("UrlRequestCount"), Sum("Url4xxCount"), Sum("Url5xxCount")));
        Assert.Equal(3, Values("UrlRequestLatency").Count);

        double Sum(string name) => Values(name).Sum();
        IReadOnlyList<double> Values(string name) =>
            Host.Metrics.Values(new MetricId("AWS/Lambda", name, new Dictionary<string, string> { ["FunctionName"] = LambdaHost.Function }));
    }
}
