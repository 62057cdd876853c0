using System.Globalization;
using System.Text.Json;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Inbound.Sweep;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Inbound;

/// <summary>What goes over the wire when Twilio is asked for what it took.</summary>
public sealed class TwilioInboxTests : IDisposable
{
    private static readonly DateTimeOffset Since = new(2026, 11, 21, 11, 30, 0, TimeSpan.Zero);
    private static readonly CompanyNumber Number = new("+447700900456", "assistant", null, null, false, null);
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly SocketsHttpHandler _transport = new() { AllowAutoRedirect = false };
    private readonly AutoAdvancingClock _time = new(TimeSpan.FromSeconds(1));

    private FixedSecrets<TwilioCredentials> Secrets { get; } =
        new(new Result<TwilioCredentials>.Success(new TwilioCredentials("ACaccount", "token")));

    [Fact]
    public async Task Messages_to_the_number_since_then_are_asked_for_in_one_page()
    {
        await using var server = await LoopbackServer.StartAsync(List());

        Assert.Empty(Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages);

        var request = Assert.Single(server.Requests);
        Assert.Equal("GET", request.Method);
        Assert.StartsWith("/2010-04-01/Accounts/ACaccount/Messages.json", request.Path, StringComparison.Ordinal);
        var query = Uri.UnescapeDataString(request.Target);
        Assert.Contains("To=whatsapp:+447700900456", query, StringComparison.Ordinal);
        Assert.Contains("DateSent>=2026-11-21T11:30:00Z", query, StringComparison.Ordinal);
        Assert.Contains("PageSize=1000", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_in_is_told_oldest_first_and_what_went_out_is_not()
    {
        await using var server = await LoopbackServer.StartAsync(List(
            Message("SM3", "third", Since.AddMinutes(20)),
            Message("SM9", "a reply", Since.AddMinutes(15), direction: "outbound-api"),
            Message("SM2", "second", Since.AddMinutes(10)),
            Message("SM1", "first", Since.AddMinutes(5))));

        var messages = Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages;

        Assert.Equal(["SM1", "SM2", "SM3"], messages.Select(message => message.Sid));
        var first = messages[0];
        Assert.Equal(("whatsapp:+447700900123", "whatsapp:+447700900456", "first", Since.AddMinutes(5)), (first.From, first.To, first.Body, first.TakenAt));
        Assert.Null(first.Type);
    }

    [Fact]
    public async Task Messages_of_one_second_keep_the_order_in_which_they_came()
    {
        await using var server = await LoopbackServer.StartAsync(List(
            Message("SM0", "fourth", Since.AddSeconds(1)),
            Message("SM1", "third", Since),
            Message("SM3", "second", Since),
            Message("SM2", "first", Since)));

        var messages = Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages;

        Assert.Equal(["first", "second", "third", "fourth"], messages.Select(message => message.Body));
        Assert.Equal([0, 1, 2, 1000], messages.Select(message => (message.TakenAt!.Value - Since).TotalMilliseconds));
    }

    [Fact]
    public async Task Every_page_is_read()
    {
        await using var server = await LoopbackServer.StartAsync(
            Page("/2010-04-01/Accounts/ACaccount/Messages.json?Page=1&PageToken=x", Message("SM2", "second", Since.AddMinutes(10))),
            List(Message("SM1", "first", Since.AddMinutes(5))));

        Assert.Equal(2, Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages.Count);
    }

    [Fact]
    public async Task A_list_that_goes_back_further_than_it_was_asked_for_is_not_read_to_its_end()
    {
        await using var server = await LoopbackServer.StartAsync(
            Page(
                "/2010-04-01/Accounts/ACaccount/Messages.json?Page=1&PageToken=x",
                Message("SM2", "second", Since.AddMinutes(10)),
                Message("SM1", "long ago", Since.AddMinutes(-61))),
            Answer.Dropped);

        Assert.Equal(["SM2"], Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages.Select(message => message.Sid));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_told_and_hides_none_of_the_others()
    {
        await using var server = await LoopbackServer.StartAsync(List(
            Message("SM2", "second", Since.AddMinutes(10)),
            new { sid = "SM9", direction = "inbound", date_created = "some day" },
            Message("SM1", "first", Since.AddMinutes(5))));

        var listed = Assert.IsType<InboxOutcome.Listed>(await ListAsync(server));

        Assert.Equal(["SM1", "SM2"], listed.Messages.Select(message => message.Sid));
        Assert.Equal(1, listed.Unreadable);
    }

    [Fact]
    public async Task A_number_of_files_that_no_message_has_is_not_believed()
    {
        await using var server = await LoopbackServer.StartAsync(List(Message("MM1", "", Since.AddMinutes(5), media: int.MaxValue)));

        Assert.Equal(10, Assert.Single(Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages).Media.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_message_without_a_text_and_without_media_is_hidden(string? body)
    {
        await using var server = await LoopbackServer.StartAsync(List(Message("SM1", body, Since.AddMinutes(5))));

        Assert.Equal(InboundMessage.HiddenType, Assert.Single(Assert.IsType<InboxOutcome.Listed>(await ListAsync(server)).Messages).Type);
    }

    [Fact]
    public async Task Media_are_listed_by_their_addresses_without_the_format()
    {
        await using var server = await LoopbackServer.StartAsync(
            List(Message("MM1", "", Since.AddMinutes(5), media: 1)),
            Answer.Json(200, JsonSerializer.Serialize(new
            {
                media_list = new[]
                {
                    new
                    {
                        sid = "ME1",
                        account_sid = "ACaccount",
                        parent_sid = "MM1",
                        content_type = "image/jpeg",
                        date_created = (string?)null,
                        date_updated = (string?)null,
                        uri = "/2010-04-01/Accounts/ACaccount/Messages/MM1/Media/ME1.json",
                    },
                },
                uri = "/x",
                next_page_uri = (string?)null,
                page = 0,
                page_size = 50,
            })));
        var inbox = Inbox(server);
        var message = Assert.Single(Assert.IsType<InboxOutcome.Listed>(await inbox.ListAsync(Number, Since, default).WaitAsync(Guard)).Messages);
        Assert.Single(message.Media);
        Assert.Null(message.Type);

        var complete = Assert.Single(Assert.IsType<InboxOutcome.Listed>(await inbox.WithMediaAsync(Number, message, default).WaitAsync(Guard)).Messages);

        var media = Assert.Single(complete.Media);
        Assert.Equal("image/jpeg", media.ContentType);
        Assert.Equal(new Uri(server.Address, "/2010-04-01/Accounts/ACaccount/Messages/MM1/Media/ME1").ToString(), media.Url);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"messages\":null}")]
    [InlineData("{\"messages\":{}}")]
    [InlineData("[]")]
    public async Task An_answer_that_is_no_list_is_a_failed_look_and_not_an_empty_one(string body)
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(200, body));

        Assert.IsType<InboxOutcome.Failed>(await ListAsync(server));
    }

    [Theory]
    [InlineData(401, 20003, "twilio_unauthorized")]
    [InlineData(429, 20429, "twilio_lookup_failed")]
    [InlineData(503, 0, "twilio_lookup_failed")]
    public async Task An_error_is_told_by_its_code(int status, int code, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(
            Answer.Json(status, $$"""{"code":{{code}},"message":"about +447700900123","status":{{status}}}"""));

        var failure = Assert.IsType<InboxOutcome.Failed>(await ListAsync(server)).Failure;

        Assert.Equal(expected, failure.Code);
        Private.AssertNotIn(failure.ToString(), "447700900123");
    }

    [Fact]
    public async Task Refused_credentials_are_fetched_anew_by_the_next_look()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Json(401, """{"code":20003,"message":"no","status":401}"""));

        await ListAsync(server);

        Assert.Equal(1, Secrets.Forgotten);
    }

    [Fact]
    public async Task A_broken_connection_is_a_failed_look()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Dropped);

        Assert.Equal("twilio_connection_broken", Assert.IsType<InboxOutcome.Failed>(await ListAsync(server)).Failure.Code);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_a_failed_look()
    {
        await using var server = await LoopbackServer.StartAsync(List());
        var inbox = new TwilioInbox(
            new FixedSecrets<TwilioCredentials>(new Result<TwilioCredentials>.Refuse(new("secret_missing", "It is missing."))),
            _transport,
            new TwilioOptions { BaseUrl = server.Address },
            Settings,
            _time);

        Assert.Equal("secret_missing", Assert.IsType<InboxOutcome.Failed>(await inbox.ListAsync(Number, Since, default)).Failure.Code);
        Assert.Empty(server.Requests);
    }

    public void Dispose() => _transport.Dispose();

    private static InboundSettings Settings { get; } = new()
    {
        ConversationsTable = "conversations",
        StageTable = "stage",
        TriggerLockTable = "locks",
        NumbersTable = "numbers",
        QueueUrl = "https://sqs.local/queue",
        TwilioSecretId = "twilio",
        QuietTime = TimeSpan.Zero,
        LogLevel = Severity.Info,
        Region = "eu-north-1",
        FunctionName = "inbound",
    };

    private TwilioInbox Inbox(LoopbackServer server) => new(Secrets, _transport, new TwilioOptions { BaseUrl = server.Address }, Settings, _time);

    private Task<InboxOutcome> ListAsync(LoopbackServer server) => Inbox(server).ListAsync(Number, Since, default).WaitAsync(Guard);

    private static Answer List(params object[] newestFirst) => Page(null, newestFirst);

    private static Answer Page(string? next, params object[] newestFirst) => Answer.Json(200, JsonSerializer.Serialize(new
    {
        messages = newestFirst,
        page = 0,
        page_size = 1000,
        uri = "/2010-04-01/Accounts/ACaccount/Messages.json",
        first_page_uri = "/2010-04-01/Accounts/ACaccount/Messages.json?Page=0",
        next_page_uri = next,
        previous_page_uri = (string?)null,
    }));

    private static object Message(string sid, string? body, DateTimeOffset sent, string direction = "inbound", int media = 0)
    {
        var date = sent.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return new
        {
            sid,
            account_sid = "ACaccount",
            api_version = "2010-04-01",
            body,
            date_created = date,
            date_updated = date,
            date_sent = date,
            direction,
            error_code = (int?)null,
            error_message = (string?)null,
            from = "whatsapp:+447700900123",
            to = "whatsapp:+447700900456",
            num_media = media.ToString(CultureInfo.InvariantCulture),
            num_segments = "1",
            status = "received",
            uri = $"/2010-04-01/Accounts/ACaccount/Messages/{sid}.json",
        };
    }
}
