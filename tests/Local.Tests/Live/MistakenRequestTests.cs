using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live;

/// <summary>Whatever a request leaves out or says in another form is told as a sentence, which the page shows; nothing of it happens.</summary>
[Collection(LiveFixture.Collection)]
public sealed class MistakenRequestTests(LiveFixture fixture) : IDisposable
{
    private const string Customer = "%2B447700900821";
    private const string Messages = $"api/customers/{Customer}/messages";
    private const string Places = $"api/customers/{Customer}/places";
    private const string Presses = $"api/customers/{Customer}/presses";
    private const string Json = "application/json";

    private readonly HttpClient _http = new() { BaseAddress = fixture.Page };

    public void Dispose() => _http.Dispose();

    /// <summary>Every address that takes JSON.</summary>
    public static TheoryData<string, string> Addresses => new()
    {
        { "POST", "api/customers" },
        { "POST", Messages },
        { "POST", Places },
        { "POST", Presses },
        { "POST", "api/breaks/kill" },
        { "PUT", "api/assistants/recruitment" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_request_without_a_body_is_told_so(string method, string path) => await RefusedAsync(method, path, null, HttpStatusCode.BadRequest);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_that_is_null_is_told_so(string method, string path) => await RefusedAsync(method, path, "null", HttpStatusCode.BadRequest);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_that_is_no_object_is_told_so(string method, string path) => await RefusedAsync(method, path, "[5]", HttpStatusCode.BadRequest);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_that_is_cut_off_is_told_so(string method, string path) =>
        await RefusedAsync(method, path, "{\"number\":", HttpStatusCode.BadRequest);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_body_of_another_kind_is_told_so(string method, string path) =>
        await RefusedAsync(method, path, "{}", HttpStatusCode.UnsupportedMediaType, "text/plain");

    [Theory]
    [InlineData("POST", "api/customers", "{}")]
    [InlineData("POST", "api/customers", "{\"number\":null}")]
    [InlineData("POST", "api/customers", "{\"number\":447700900822}")]
    [InlineData("POST", "api/customers", "{\"number\":\"+447700900822\\n\"}")]
    [InlineData("POST", Messages, "{\"texts\":null}")]
    [InlineData("POST", Messages, "{\"texts\":\"hello\"}")]
    [InlineData("POST", Messages, "{\"texts\":[null]}")]
    [InlineData("POST", Messages, "{\"texts\":[5]}")]
    [InlineData("POST", Messages, "{\"texts\":[\"\\ud83d\"]}")]
    [InlineData("POST", Places, "{}")]
    [InlineData("POST", Places, "{\"latitude\":null,\"longitude\":\"0\"}")]
    [InlineData("POST", Places, "{\"latitude\":\"0\"}")]
    [InlineData("POST", Places, "{\"latitude\":51.5,\"longitude\":0}")]
    [InlineData("POST", Places, "{\"latitude\":\"north\",\"longitude\":\"0\"}")]
    [InlineData("POST", Places, "{\"latitude\":\"90.1\",\"longitude\":\"0\"}")]
    [InlineData("POST", Places, "{\"latitude\":\"0\",\"longitude\":\"-180.1\"}")]
    [InlineData("POST", Presses, "{\"label\":\"\"}")]
    [InlineData("POST", Presses, "{\"label\":5}")]
    [InlineData("POST", Presses, "{\"label\":\"twenty-six letters, too many\"}")]
    [InlineData("POST", "api/breaks/kill", "{\"point\":5}")]
    [InlineData("POST", "api/breaks/kill", "{\"point\":\"nowhere\"}")]
    [InlineData("POST", "api/breaks/bodies-hidden", "{\"isOn\":null}")]
    [InlineData("POST", "api/breaks/bodies-hidden", "{\"isOn\":\"yes\"}")]
    [InlineData("PUT", "api/assistants/recruitment", "{}")]
    [InlineData("PUT", "api/assistants/recruitment", "{\"instructions\":null}")]
    [InlineData("PUT", "api/assistants/recruitment", "{\"instructions\":5}")]
    [InlineData("GET", "api/events?after=yesterday", null)]
    public async Task A_value_that_is_missing_null_or_of_another_type_is_told_so(string method, string path, string? body) =>
        await RefusedAsync(method, path, body, HttpStatusCode.BadRequest);

    [Theory]
    [InlineData(null, "x")]
    [InlineData("image/png", "")]
    public async Task A_file_without_a_kind_or_without_bytes_is_told_so(string? contentType, string bytes) =>
        await RefusedAsync("POST", $"api/customers/{Customer}/files", bytes, HttpStatusCode.BadRequest, contentType);

    [Fact]
    public async Task A_file_that_is_larger_than_a_phone_sends_is_told_so() =>
        await RefusedAsync(
            "POST", $"api/customers/{Customer}/files", new string('x', (17 * 1024 * 1024) + 1), HttpStatusCode.RequestEntityTooLarge, "image/png");

    [Fact]
    public async Task Something_that_is_no_break_is_not_there()
    {
        using var answer = await _http.PostAsJsonAsync("api/breaks/everything", new { });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task RefusedAsync(string method, string path, string? body, HttpStatusCode status, string? contentType = Json)
    {
        using var customer = new LiveCustomer(fixture.Page, Uri.UnescapeDataString(Customer));
        await customer.AddAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        // A body that is refused for its size is not sent at all.
        request.Headers.ExpectContinue = true;
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : new(contentType);
        }

        using var answer = await _http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.EndsWith(".", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mistake").GetString(), StringComparison.Ordinal);
    }
}
