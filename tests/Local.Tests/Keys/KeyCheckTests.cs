using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Providers;
using WhatsAppReplies.Local.Providers.Faults;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Keys;

namespace WhatsAppReplies.Local.Tests.Keys;

/// <summary>Keys are looked at before anything is started, by stand-ins that take the services' place.</summary>
public sealed class KeyCheckTests : IAsyncLifetime
{
    private readonly ProviderServersOptions _right = new();
    private readonly string _assistants = Directory.CreateTempSubdirectory("assistants-").FullName;
    private ProviderServers _services = null!;

    public async Task InitializeAsync()
    {
        await UseModelAsync("gpt-6-luna");
        _services = await ProviderServers.StartAsync(_right);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_assistants, recursive: true);
    }

    [Fact]
    public async Task Without_a_key_nobody_is_asked()
    {
        Assert.Empty(await CheckAsync(RealProviders.None));

        Assert.Empty(_services.OpenAi.Calls);
        Assert.Empty(_services.Twilio.Calls);
    }

    [Fact]
    public async Task Right_keys_are_said_and_neither_a_reply_nor_a_message_is_paid_for()
    {
        var said = await CheckAsync(Real());

        Assert.Contains(said, line => line.StartsWith("OpenAI knows the key", StringComparison.Ordinal));
        Assert.Contains("Twilio knows the account, and it is active.", said);
        Assert.All(_services.OpenAi.Calls, call => Assert.Equal(OpenAiEndpoint.ReadModel, call.Endpoint));
        Assert.All(_services.Twilio.Calls, call => Assert.Equal(TwilioEndpoint.FetchAccount, call.Endpoint));
        AssertNoSecret(string.Join('\n', said));
    }

    [Fact]
    public async Task Every_wrong_key_is_told_at_once_with_its_providers_reason()
    {
        var problem = await FailAsync(Real(openAi: "sk-wrong", token: "token-wrong"));

        Assert.Contains("OPENAI_API_KEY (invalid_api_key): Incorrect API key provided", problem, StringComparison.Ordinal);
        Assert.Contains("TWILIO_AUTH_TOKEN (20003): Authenticate https://www.twilio.com/docs/errors/20003", problem, StringComparison.Ordinal);
        AssertNoSecret(problem);
    }

    [Fact]
    public async Task A_project_whose_data_stays_in_a_region_is_told_by_the_providers_code()
    {
        _services.OpenAi.Script.When(call => call.Endpoint == OpenAiEndpoint.ReadModel, new OpenAiFault.Refuse(OpenAiError.IncorrectHostname));

        Assert.Contains("(incorrect_hostname)", await FailAsync(Real()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_the_key_may_not_use_is_named()
    {
        await UseModelAsync("gpt-4.1-nano");

        Assert.Contains(
            "may not use gpt-4.1-nano, which an assistant under infra/assistants names (model_not_found)", await FailAsync(Real()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("closed")]
    public async Task An_account_that_may_not_send_is_told(string status)
    {
        _services.Twilio.Behaviour.AccountStatus = status;

        Assert.EndsWith($"it is {status}.", await FailAsync(Real()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_busy_says_nothing_of_the_key_and_the_run_goes_on()
    {
        _services.OpenAi.Script.When(call => call.Endpoint == OpenAiEndpoint.ReadModel, new OpenAiFault.Refuse(OpenAiError.Overloaded));
        _services.Twilio.Script.When(call => call.Endpoint == TwilioEndpoint.FetchAccount, new TwilioFault.Refuse(TwilioError.TooManyRequests));

        var said = await CheckAsync(Real());

        Assert.All(said, line => Assert.Contains("shows only at the first reply", line, StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("503", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("429", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_out_of_reach_is_named_with_its_address()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        var problem = await FailAsync(Real() with { OpenAiBaseUrl = new Uri($"http://127.0.0.1:{port}/v1") });

        Assert.StartsWith($"OpenAI cannot be reached at http://127.0.0.1:{port}: ", problem, StringComparison.Ordinal);
    }

    /// <summary>All assistants.</summary>
    private async Task UseModelAsync(string model)
    {
        foreach (var file in Directory.EnumerateFiles(AssistantFiles.Folder(TestStacks.Folder), "*.json"))
        {
            var assistant = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            assistant["model"] = model;
            await File.WriteAllTextAsync(Path.Combine(_assistants, Path.GetFileName(file)), assistant.ToJsonString());
        }
    }

    private static void AssertNoSecret(string said) => Assert.DoesNotMatch("wrong|local-openai-key|local-twilio-token", said);

    private RealProviders Real(string? openAi = null, string? token = null) =>
        new(openAi ?? _right.OpenAiApiKey, (_right.TwilioAccountSid, token ?? _right.TwilioAuthToken))
        {
            OpenAiBaseUrl = _services.OpenAiBaseUrl,
            TwilioBaseUrl = _services.TwilioBaseUrl,
        };

    private Task<IReadOnlyList<string>> CheckAsync(RealProviders real) =>
        new KeyCheck(real, TestStacks.Folder, "dev", _assistants).RunAsync(CancellationToken.None);

    private async Task<string> FailAsync(RealProviders real) => (await Assert.ThrowsAsync<ProblemException>(() => CheckAsync(real))).Message;
}
