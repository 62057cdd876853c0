using System.Globalization;
using System.Text.Json;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Messaging.Twilio;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Messaging;

/// <summary>The messenger against a server on loopback that speaks Twilio's wire format.</summary>
internal sealed class LoopbackTwilio : IAsyncDisposable
{
    /// <summary>A call that hangs is a failed test, not a hung run.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public const string Text = "Hello Maya. 🙂";

    private readonly SocketsHttpHandler _transport = new() { AllowAutoRedirect = false };

    private LoopbackTwilio(LoopbackServer server) => Server = server;

    public LoopbackServer Server { get; }

    public AutoAdvancingClock Time { get; } = new(TimeSpan.FromSeconds(1));

    public OutboundPart Part { get; } = new("+447700900456", "+447700900123", Text);

    public IMessenger Messenger => new TwilioMessenger(
        new TwilioCredentials("ACaccount", "token"), _transport, new() { BaseUrl = Server.Address, StatusCallbackUrl = StatusCallbackUrl }, Time);

    public Uri? StatusCallbackUrl { get; set; }

    public static async Task<LoopbackTwilio> StartAsync(params Answer[] script) => new(await LoopbackServer.StartAsync(script));

    public IMessengers Messengers(ISecrets<TwilioCredentials> secrets) => new TwilioMessengers(secrets, _transport, new() { BaseUrl = Server.Address }, Time);

    /// <summary>Whatever comes of it: nothing that an outcome prints is private.</summary>
    public async Task<SendOutcome> SendAsync(OutboundPart? part = null, CancellationToken cancellationToken = default)
    {
        var outcome = await Messenger.SendAsync(part ?? Part, cancellationToken).WaitAsync(Guard, CancellationToken.None);
        Private.AssertNotIn(outcome.ToString(), Text, "447700900123", "447700900456", "ACaccount");
        return outcome;
    }

    public async Task<LookupOutcome> FindAsync(params string[] known)
    {
        var outcome = await Messenger.FindAsync(Part, Time.GetUtcNow(), known.Contains, CancellationToken.None).WaitAsync(Guard, CancellationToken.None);
        Private.AssertNotIn(outcome.ToString(), Text, "447700900123", "447700900456", "ACaccount");
        return outcome;
    }

    public static Answer Created(string sid = "SM00000000000000000000000000000001") =>
        Answer.Json(201, JsonSerializer.Serialize(Message(sid, Text, DateTimeOffset.UnixEpoch)));

    public static Answer Error(int status, int code) => Answer.Json(status, JsonSerializer.Serialize(new
    {
        code,
        message = "The 'To' number whatsapp:+447700900123 is wrong.",
        more_info = $"https://www.twilio.com/docs/errors/{code}",
        status,
    }));

    public static Answer List(params object[] newestFirst) => Page(null, newestFirst);

    public static Answer Page(string? next, params object[] newestFirst) => Answer.Json(200, JsonSerializer.Serialize(new
    {
        messages = newestFirst,
        page = 0,
        page_size = 100,
        start = 0,
        end = newestFirst.Length - 1,
        uri = "/2010-04-01/Accounts/ACaccount/Messages.json",
        first_page_uri = "/2010-04-01/Accounts/ACaccount/Messages.json?Page=0",
        next_page_uri = next,
        previous_page_uri = (string?)null,
    }));

    public static object Message(
        string sid, string body, DateTimeOffset created, string direction = "outbound-api", string status = "queued", int files = 0) => new
        {
            sid,
            account_sid = "ACaccount",
            api_version = "2010-04-01",
            body,
            date_created = created.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture),
            date_updated = (string?)null,
            date_sent = (string?)null,
            direction,
            error_code = (int?)null,
            error_message = (string?)null,
            from = "whatsapp:+447700900456",
            to = "whatsapp:+447700900123",
            messaging_service_sid = (string?)null,
            num_media = files.ToString(CultureInfo.InvariantCulture),
            num_segments = "1",
            price = (string?)null,
            price_unit = (string?)null,
            status,
            subresource_uris = new { media = "/2010-04-01/Accounts/ACaccount/Messages/x/Media.json" },
            uri = "/2010-04-01/Accounts/ACaccount/Messages/x.json",
        };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _transport.Dispose();
    }
}
