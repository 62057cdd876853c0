using System.Text;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Tests.Lambda.Urls;

/// <summary>What a function gets of a request: payload format 2.0.</summary>
public sealed class UrlEventTests : UrlTestBase
{
    [Fact]
    public async Task Path_and_query_come_as_they_were_sent()
    {
        var incoming = await EventAsync(new HttpRequestMessage(HttpMethod.Get, "event?conversation=ci%23a%2Fb&conversation=2&x="));

        Assert.Equal(
            ("2.0", "/event", "conversation=ci%23a%2Fb&conversation=2&x="),
            (Text(incoming["version"]), Text(incoming["rawPath"]), Text(incoming["rawQueryString"])));
        Assert.Equal(("ci#a/b,2", ""), (Text(incoming["queryStringParameters"]!["conversation"]), Text(incoming["queryStringParameters"]!["x"])));
        var http = incoming["requestContext"]!["http"]!;
        Assert.Equal(("GET", "/event", "127.0.0.1"), (Text(http["method"]), Text(http["path"]), Text(http["sourceIp"])));
        Assert.Equal("127.0.0.1", Text(incoming["requestContext"]!["domainName"]));
        Assert.Null(incoming["body"]);
    }

    [Fact]
    public async Task Headers_come_in_lower_case_and_nobody_can_say_for_AWS_how_a_request_came()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "event");
        request.Headers.Add("X-Twilio-Signature", "abc=");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Cookie", "a=1; b=2");

        var incoming = await EventAsync(request);

        var headers = incoming["headers"]!;
        Assert.Equal("abc=", Text(headers["x-twilio-signature"]));
        Assert.Equal(("http", $"{Url.Address.Port}"), (Text(headers["x-forwarded-proto"]), Text(headers["x-forwarded-port"])));
        Assert.Null(headers["cookie"]);
        Assert.Equal(["a=1", "b=2"], incoming["cookies"]!.AsArray().Select(Text));
    }

    [Fact]
    public async Task A_form_comes_as_Base64_and_a_text_as_it_is()
    {
        var form = await EventAsync(new HttpRequestMessage(HttpMethod.Post, "event") { Content = new FormUrlEncodedContent([new("Body", "héllo")]) });
        var text = await EventAsync(new HttpRequestMessage(HttpMethod.Post, "event") { Content = new StringContent("héllo") });

        Assert.Equal((true, "Body=h%C3%A9llo"), ((bool)form["isBase64Encoded"]!, Encoding.ASCII.GetString(Convert.FromBase64String(Text(form["body"])))));
        Assert.Equal((false, "héllo"), ((bool)text["isBase64Encoded"]!, Text(text["body"])));
    }

    private static string Text(JsonNode? value) => (string)value!;
}
