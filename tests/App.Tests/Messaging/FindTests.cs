using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

/// <summary>Reading back a send whose outcome is unknown.</summary>
public class FindTests
{
    private static readonly DateTimeOffset Attempt = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_part_is_looked_for_by_both_addresses_and_no_date()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List());

        Assert.IsType<LookupOutcome.NotThere>(await twilio.FindAsync());

        var request = Assert.Single(twilio.Server.Requests);
        Assert.Equal(("GET", "/2010-04-01/Accounts/ACaccount/Messages.json"), (request.Method, request.Path));
        Assert.Equal(
            [("From", "whatsapp:+447700900456"), ("PageSize", "100"), ("To", "whatsapp:+447700900123")],
            request.Query.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("accepted")]
    [InlineData("delivered")]
    [InlineData("read")]
    [InlineData("failed")]
    [InlineData("undelivered")]
    [InlineData("canceled")]
    public async Task A_message_that_was_accepted_is_found_whatever_became_of_it(string status)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.List(
                LoopbackTwilio.Message("SM9", "another", Attempt), LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, Attempt.AddSeconds(1), status: status)));

        Assert.Equal("SM1", Assert.IsType<LookupOutcome.Found>(await twilio.FindAsync()).Sid);
    }

    [Fact]
    public async Task The_seconds_that_twilios_clock_cuts_off_do_not_hide_it()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.List(LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, Attempt.AddSeconds(-20))));

        Assert.IsType<LookupOutcome.Found>(await twilio.FindAsync());
    }

    [Fact]
    public async Task An_older_message_with_the_same_words_is_another_one()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.List(LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, Attempt.AddMinutes(-2))));

        Assert.IsType<LookupOutcome.NotThere>(await twilio.FindAsync());
    }

    [Fact]
    public async Task A_message_that_is_accounted_for_is_another_one()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.List(
                LoopbackTwilio.Message("SM2", LoopbackTwilio.Text, Attempt.AddSeconds(2)), LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, Attempt)));

        Assert.Equal("SM2", Assert.IsType<LookupOutcome.Found>(await twilio.FindAsync("SM1")).Sid);
    }

    [Theory]
    [InlineData("inbound")]
    [InlineData("outbound-call")]
    public async Task What_did_not_go_out_through_the_interface_is_another_one(string direction)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List(LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, Attempt, direction)));

        Assert.IsType<LookupOutcome.NotThere>(await twilio.FindAsync());
    }

    [Fact]
    public async Task Line_ends_and_outer_space_do_not_tell_messages_apart()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List(LoopbackTwilio.Message("SM1", "one\r\ntwo ", Attempt)));

        var outcome = await twilio.Messenger.FindAsync(twilio.Part with { Text = "one\ntwo" }, Attempt, _ => false, CancellationToken.None);

        Assert.Equal("SM1", Assert.IsType<LookupOutcome.Found>(outcome).Sid);
    }

    [Fact]
    public async Task Further_pages_are_read_until_messages_are_older_than_the_attempt()
    {
        const string Next = "/2010-04-01/Accounts/ACaccount/Messages.json?Page=1&PageToken=x";
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.Page(Next, LoopbackTwilio.Message("SM3", "later", Attempt.AddMinutes(5))),
            LoopbackTwilio.Page(
                Next, LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, Attempt), LoopbackTwilio.Message("SM0", "older", Attempt.AddHours(-1))),
            LoopbackTwilio.List(LoopbackTwilio.Message("SM7", LoopbackTwilio.Text, Attempt)));

        Assert.Equal("SM1", Assert.IsType<LookupOutcome.Found>(await twilio.FindAsync()).Sid);
        Assert.Equal(2, twilio.Server.Requests.Count);
    }

    [Fact]
    public async Task Messages_that_are_all_older_need_no_further_page()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.Page("/2010-04-01/next", LoopbackTwilio.Message("SM0", "older", Attempt.AddHours(-1))));

        Assert.IsType<LookupOutcome.NotThere>(await twilio.FindAsync());
        Assert.Single(twilio.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_look_that_fails_says_nothing_about_the_message(string code, Answer answer)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(answer);

        Assert.Equal(code, Assert.IsType<LookupOutcome.TryAgain>(await twilio.FindAsync()).Failure.Code);
    }

    public static TheoryData<string, Answer> Failing => new()
    {
        { "twilio_lookup_failed", Answer.Html(502) },
        { "twilio_lookup_failed", LoopbackTwilio.Error(429, 20429) },
        { "twilio_lookup_failed", LoopbackTwilio.Error(400, 20001) },
        { "twilio_lookup_failed", Answer.Html(200) },
        { "twilio_lookup_failed", Answer.Json(200, "{}") },
        { "twilio_lookup_failed", Answer.Json(200, "null") },
        { "twilio_lookup_failed", Answer.Json(200, "[]") },
        { "twilio_lookup_failed", Answer.Json(200, "") },
        { "twilio_lookup_failed", Answer.Json(200, """{"next_page_uri":null}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":null,"next_page_uri":null}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":5,"next_page_uri":null}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":{},"next_page_uri":null}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":[null],"next_page_uri":null}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":[{"sid":"SM1","body":"x"}],"next_page_uri":null}""") },
        { "twilio_lookup_failed", OneMessage("""
            "sid":"SM1","body":null,"direction":null,"date_created":"Sat, 21 Nov 2026 12:00:01 +0000"
            """) },
        { "twilio_lookup_failed", OneMessage("""
            "sid":"SM1","body":null,"direction":"outbound-api","date_created":null
            """) },
        { "twilio_lookup_failed", OneMessage($"""
            "sid":"SM1","body":5,{OfTheAttempt}
            """) },
        { "twilio_lookup_failed", OneMessage($"""
            "sid":null,"body":"Hello Maya.",{OfTheAttempt}
            """) },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":[]}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":[],"next_page_uri":5}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":[],"next_page_uri":"@elsewhere.example/2010-04-01/next"}""") },
        { "twilio_lookup_failed", Answer.Json(200, """{"messages":[],"next_page_uri":".elsewhere.example/2010-04-01/next"}""") },
        { "twilio_connection_broken", Answer.Dropped },
        { "twilio_connection_broken", Answer.BreakWithin(200, """{"messages":[""") },
    };

    public static TheoryData<Answer> FailingSecondPages =>
        [Answer.Html(502), Answer.Json(200, "{}"), Answer.Json(200, """{"messages":null,"next_page_uri":null}""")];

    [Theory]
    [MemberData(nameof(FailingSecondPages))]
    public async Task A_look_that_fails_at_its_second_page_says_nothing_either(Answer second)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.Page("/2010-04-01/next", LoopbackTwilio.Message("SM3", "later", Attempt.AddMinutes(5))), second);

        Assert.IsType<LookupOutcome.TryAgain>(await twilio.FindAsync());
    }

    [Theory]
    [InlineData("\"body\":\"\",")]
    [InlineData("\"body\":null,")]
    [InlineData("")]
    public async Task A_message_of_the_attempt_whose_body_is_hidden_is_the_part(string body)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(OneMessage($"{body}\"sid\":\"SM1\",{OfTheAttempt}"));

        Assert.Equal("SM1", Assert.IsType<LookupOutcome.Found>(await twilio.FindAsync()).Sid);
    }

    [Theory]
    [InlineData("SM1", "outbound-api", 1)]
    [InlineData("SM2", "inbound", 1)]
    [InlineData("SM2", "outbound-call", 1)]
    [InlineData("SM2", "outbound-reply", 1)]
    [InlineData("SM2", "outbound-api", -120)]
    public async Task A_hidden_message_that_is_not_of_this_attempt_is_another_one(string sid, string direction, int seconds)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List(LoopbackTwilio.Message(sid, "", Attempt.AddSeconds(seconds), direction)));

        Assert.IsType<LookupOutcome.NotThere>(await twilio.FindAsync("SM1"));
    }

    [Fact]
    public async Task The_words_tell_the_part_before_a_hidden_message_does()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List(
            LoopbackTwilio.Message("SM2", LoopbackTwilio.Text, Attempt.AddSeconds(2)), LoopbackTwilio.Message("SM1", "", Attempt.AddSeconds(1))));

        Assert.Equal("SM2", Assert.IsType<LookupOutcome.Found>(await twilio.FindAsync()).Sid);
    }

    [Fact]
    public async Task Refused_credentials_are_told_apart()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(401, 20003));

        Assert.IsType<LookupOutcome.Unauthorized>(await twilio.FindAsync());
    }

    [Fact]
    public async Task A_look_that_hangs_ends_at_its_timeout()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never());

        var finding = twilio.FindAsync();
        await twilio.Server.WhenRequestArrivesAsync();
        twilio.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("twilio_timeout", Assert.IsType<LookupOutcome.TryAgain>(await finding).Failure.Code);
    }

    private const string OfTheAttempt = "\"direction\":\"outbound-api\",\"date_created\":\"Sat, 21 Nov 2026 12:00:01 +0000\"";

    private static Answer OneMessage(string properties) => Answer.Json(200, $"{{\"messages\":[{{{properties}}}],\"next_page_uri\":null}}");
}
