using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

/// <summary>A stand-in on a clock of its own, spoken to over the wire.</summary>
public abstract class OpenAiTestBase : IAsyncLifetime
{
    private const string Key = "a-test-key";

    internal ManualClock Clock { get; } = new();

    internal OpenAiServer Server { get; private set; } = null!;

    protected HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        Server = await OpenAiServer.StartAsync(Key, seed: 7, Clock);
        Http.BaseAddress = new Uri(Server.BaseUrl + "/");
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    protected static JsonObject Request(string text, string? conversation = null)
    {
        var request = new JsonObject { ["model"] = "gpt-5.6-luna", ["input"] = text };
        if (conversation is not null)
        {
            request["conversation"] = conversation;
        }

        return request;
    }

    protected Task<HttpResponseMessage> PostAsync(JsonObject request, string path = "responses", CancellationToken cancellationToken = default) =>
        Http.PostAsJsonAsync(path, request, cancellationToken);

    protected async Task<JsonElement> ReplyAsync(JsonObject request)
    {
        using var response = await PostAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return await JsonAsync(response);
    }

    protected async Task<(int Status, JsonElement Error)> ErrorAsync(JsonObject request)
    {
        using var response = await PostAsync(request);
        return ((int)response.StatusCode, (await JsonAsync(response)).GetProperty("error"));
    }

    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        using var document = await JsonDocument.ParseAsync(body);
        return document.RootElement.Clone();
    }

    protected static string TextOf(JsonElement reply) => string.Concat(
        reply.GetProperty("output").EnumerateArray()
            .Where(item => item.GetProperty("type").GetString() == "message")
            .SelectMany(item => item.GetProperty("content").EnumerateArray())
            .Select(part => part.GetProperty(part.GetProperty("type").GetString() == "refusal" ? "refusal" : "text").GetString()));
}
