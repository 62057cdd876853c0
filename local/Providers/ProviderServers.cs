using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Providers;

/// <summary>The model's and the messenger's stand-ins, each on a free loopback port; several sets can run in one process.</summary>
internal sealed class ProviderServers : IAsyncDisposable
{
    private ProviderServers(OpenAiServer openAi, TwilioServer twilio) => (OpenAi, Twilio) = (openAi, twilio);

    public OpenAiServer OpenAi { get; }

    public TwilioServer Twilio { get; }

    /// <summary>Ends in <c>/v1</c>.</summary>
    public Uri OpenAiBaseUrl => OpenAi.BaseUrl;

    public Uri TwilioBaseUrl => Twilio.BaseUrl;

    /// <summary>Mistakes of the stand-ins themselves, of which callers only see a 500.</summary>
    public IReadOnlyList<Exception> Failures => [.. OpenAi.Requests.Failures, .. Twilio.Requests.Failures];

    public static async Task<ProviderServers> StartAsync(
        ProviderServersOptions? options = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        options ??= new ProviderServersOptions();
        time ??= TimeProvider.System;
        var openAi = await OpenAiServer.StartAsync(options.OpenAiApiKey, options.Seed, time, cancellationToken);
        try
        {
            var twilio = await TwilioServer.StartAsync(
                options.TwilioAccountSid, options.TwilioAuthToken, options.Seed, time, cancellationToken);
            return new ProviderServers(openAi, twilio);
        }
        catch
        {
            await openAi.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Twilio.DisposeAsync();
        await OpenAi.DisposeAsync();
    }
}
