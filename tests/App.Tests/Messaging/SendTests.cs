using System.Text;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

public class SendTests
{
    [Fact]
    public async Task A_part_is_one_form_with_the_prefix_put_on_once()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Created("SM1"));

        var accepted = Assert.IsType<SendOutcome.Accepted>(await twilio.SendAsync(new("whatsapp:+447700900456", "US.ABC123XYZ", LoopbackTwilio.Text)));

        Assert.Equal("SM1", accepted.Sid);
        var request = Assert.Single(twilio.Server.Requests);
        Assert.Equal(("POST", "/2010-04-01/Accounts/ACaccount/Messages.json"), (request.Method, request.Path));
        Assert.Equal(
            [("Body", LoopbackTwilio.Text), ("From", "whatsapp:+447700900456"), ("To", "whatsapp:US.ABC123XYZ")],
            request.Form.OrderBy(field => field.Key).Select(field => (field.Key, field.Value)));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("ACaccount:token")), request.Headers["Authorization"]);
    }

    [Theory]
    [InlineData(400, 21614, "twilio_invalid_recipient")]
    [InlineData(400, 21617, "twilio_too_long")]
    [InlineData(400, 21658, "twilio_too_long")]
    [InlineData(400, 63007, "twilio_wrong_sender")]
    [InlineData(400, 21606, "twilio_wrong_sender")]
    [InlineData(400, 63021, "twilio_content_refused")]
    [InlineData(404, 20404, "twilio_account_missing")]
    [InlineData(400, 21408, "twilio_refused")]
    [InlineData(403, 20005, "twilio_refused")]
    public async Task What_twilio_will_never_accept_is_refused(int status, int code, string expected)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(status, code));

        var refused = Assert.IsType<SendOutcome.Refused>(await twilio.SendAsync());

        Assert.Equal(expected, refused.Failure.Code);
        Assert.Contains($"HTTP {status}, code {code}", refused.Failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("447700900123", refused.Failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, 21211, "twilio_invalid_recipient")]
    [InlineData(400, 63003, "twilio_invalid_recipient")]
    [InlineData(400, 63024, "twilio_invalid_recipient")]
    [InlineData(400, 63032, "twilio_invalid_recipient")]
    [InlineData(400, 21610, "twilio_opted_out")]
    [InlineData(400, 63016, "twilio_outside_window")]
    public async Task A_customer_who_cannot_be_written_to_is_told_apart(int status, int code, string expected)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(status, code));

        var unreachable = Assert.IsType<SendOutcome.CannotReach>(await twilio.SendAsync());

        Assert.Equal(expected, unreachable.Failure.Code);
        Assert.Contains($"HTTP {status}, code {code}", unreachable.Failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accounts_daily_limit_is_no_rate_limit_although_its_status_says_so()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(429, 63038));

        var refused = Assert.IsType<SendOutcome.Refused>(await twilio.SendAsync());

        Assert.Equal(("twilio_daily_limit", true), (refused.Failure.Code, refused.KeepsReply));
    }

    [Theory]
    [InlineData(401, 20003)]
    [InlineData(403, 20003)]
    [InlineData(401, 0)]
    public async Task Wrong_credentials_are_told_apart(int status, int code)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(status, code));

        var outcome = Assert.IsType<SendOutcome.Unauthorized>(await twilio.SendAsync());

        Assert.DoesNotContain("token of the secret (token", outcome.Failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("twilio_unauthorized", outcome.Failure.Code);
        Assert.Contains("'twilioBaseUrl'", outcome.Failure.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 20429)]
    [InlineData(429, 0)]
    [InlineData(400, 63017)]
    [InlineData(400, 63018)]
    public async Task A_rate_limit_is_surely_not_accepted_and_may_work_later(int status, int code)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(status, code).With("Retry-After", "7"));

        var outcome = Assert.IsType<SendOutcome.NotAccepted>(await twilio.SendAsync());

        Assert.Equal(("twilio_rate_limited", TimeSpan.FromSeconds(7)), (outcome.Failure.Code, outcome.RetryAfter));
    }

    [Fact]
    public async Task Errors_in_the_newer_shape_are_read_too()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            Answer.Json(400, """{"type":"https://www.twilio.com/docs/api/errors/21211","title":"Invalid","status":400,"code":21211,"detail":"x"}"""));

        Assert.Equal("twilio_invalid_recipient", Assert.IsType<SendOutcome.CannotReach>(await twilio.SendAsync()).Failure.Code);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task What_may_have_been_accepted_is_unknown(string code, Answer answer)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(answer);

        Assert.Equal(code, Assert.IsType<SendOutcome.Unknown>(await twilio.SendAsync()).Failure.Code);
        Assert.Single(twilio.Server.Requests);
    }

    public static TheoryData<string, Answer> Unknown => new()
    {
        { "twilio_unavailable", LoopbackTwilio.Error(500, 20500) },
        { "twilio_unavailable", LoopbackTwilio.Error(503, 20503) },
        { "twilio_unavailable", Answer.Html(502) },
        { "twilio_unavailable", Answer.Json(504, "") },
        { "twilio_unavailable", Answer.Html(408) },
        { "twilio_connection_broken", Answer.Dropped },
        { "twilio_connection_broken", Answer.BreakWithin(201, """{"sid":"SM""") },
        { "twilio_unreadable", Answer.Html(201) },
        { "twilio_unreadable", Answer.Json(201, "{}") },
        { "twilio_unreadable", Answer.Json(201, "") },
    };

    [Theory]
    [InlineData(403, "twilio_refused")]
    [InlineData(400, "twilio_refused")]
    public async Task A_gateways_page_is_judged_by_its_status(int status, string code)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Html(status));

        Assert.Equal(code, Assert.IsType<SendOutcome.Refused>(await twilio.SendAsync()).Failure.Code);
    }

    [Fact]
    public async Task Without_a_connection_it_was_surely_not_accepted()
    {
        await using var twilio = await LoopbackTwilio.StartAsync();
        await twilio.Server.StopAsync();

        Assert.Equal("twilio_unreachable", Assert.IsType<SendOutcome.NotAccepted>(await twilio.SendAsync()).Failure.Code);
    }
}
