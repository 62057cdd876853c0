using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

/// <summary>A stand-in on a clock of its own, spoken to over the wire.</summary>
public abstract class TwilioTestBase : IAsyncLifetime
{
    protected const string AccountSid = "AC00000000000000000000000000000001";
    protected const string Customer = "whatsapp:+15550100001";
    protected const string Company = "whatsapp:+15550100099";
    private const string Token = "a-test-token";

    internal ManualClock Clock { get; } = new();

    internal TwilioServer Server { get; private set; } = null!;

    protected HttpClient Http { get; } = new();

    public virtual async Task InitializeAsync()
    {
        Server = await TwilioServer.StartAsync(AccountSid, Token, seed: 7, Clock);
        Http.BaseAddress = new Uri(Server.BaseUrl, $"/2010-04-01/Accounts/{AccountSid}/");
        Authenticate(Token);
    }

    public virtual async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    protected void Authenticate(string token) => Http.DefaultRequestHeaders.Authorization =
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{token}")));

    protected async Task<HttpResponseMessage> PostAsync(
        string body, string to = Customer, string from = Company, CancellationToken cancellationToken = default)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = to, ["From"] = from, ["Body"] = body });
        return await Http.PostAsync("Messages.json", form, cancellationToken);
    }

    protected async Task<JsonElement> SendAsync(string body, string to = Customer)
    {
        using var response = await PostAsync(body, to);
        Assert.Equal(201, (int)response.StatusCode);
        return await JsonAsync(response);
    }

    protected async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await JsonAsync(response);
    }

    protected async Task<IReadOnlyList<string>> ListAsync(string query = "") =>
        [.. (await GetAsync($"Messages.json?{query}")).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("body").GetString()!)];

    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        using var document = await JsonDocument.ParseAsync(body);
        return document.RootElement.Clone();
    }
}
