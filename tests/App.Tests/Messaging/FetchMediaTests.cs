using System.Text;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

/// <summary>A customer's file, fetched over the wire.</summary>
public class FetchMediaTests
{
    private const string Path = "/2010-04-01/Accounts/ACaccount/Messages/MM1/Media/ME1";
    private const string Content = "what the customer has sent";
    private const int Most = 1000;

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_credentials_go_to_Twilio_and_not_with_the_redirect()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Redirect("/media/ME1"), File());

        var fetched = Assert.IsType<MediaOutcome.Fetched>(await FetchAsync(twilio));

        Assert.Equal(Content, Encoding.UTF8.GetString(fetched.Bytes.ToArray()));
        Assert.Equal([Path, "/media/ME1"], twilio.Server.Requests.Select(request => request.Path));
        Assert.Equal("Basic " + Convert.ToBase64String("ACaccount:token"u8), twilio.Server.Requests[0].Headers["Authorization"]);
        Assert.False(twilio.Server.Requests[1].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task The_credentials_do_not_come_back_with_a_redirect_to_Twilio()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Redirect(Path), File());

        Assert.IsType<MediaOutcome.Fetched>(await FetchAsync(twilio));

        Assert.False(twilio.Server.Requests[1].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_file_without_a_redirect_is_taken_too()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(File());

        Assert.IsType<MediaOutcome.Fetched>(await FetchAsync(twilio));
    }

    [Fact]
    public async Task A_file_that_is_elsewhere_is_not_asked_for()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(File());

        Assert.IsType<MediaOutcome.Gone>(await FetchAsync(twilio, $"https://files.example.org{Path}"));

        Assert.Empty(twilio.Server.Requests);
    }

    [Fact]
    public async Task Redirects_without_end_are_not_followed()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Redirect("/round"));

        Assert.IsType<MediaOutcome.Gone>(await FetchAsync(twilio));

        Assert.Equal(4, twilio.Server.Requests.Count);
    }

    [Theory]
    [InlineData("http://10.0.0.1/media")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_where_no_file_can_be_is_not_followed(string location)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Redirect(location));

        Assert.IsType<MediaOutcome.Gone>(await FetchAsync(twilio));

        Assert.Single(twilio.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_is_said_to_be_too_large_is_not_read()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(File(new string('x', Most + 1)));

        Assert.IsType<MediaOutcome.TooLarge>(await FetchAsync(twilio));
    }

    [Fact]
    public async Task A_file_may_be_just_as_large_as_is_allowed()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(File(new string('x', Most)));

        Assert.Equal(Most, Assert.IsType<MediaOutcome.Fetched>(await FetchAsync(twilio)).Bytes.Length);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_file_that_is_not_there_stays_away(int status)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(status, 20404));

        Assert.IsType<MediaOutcome.Gone>(await FetchAsync(twilio));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_passes_may_be_tried_again(int status)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Redirect("/media/ME1"), Answer.Html(status));

        Assert.IsType<MediaOutcome.TryAgain>(await FetchAsync(twilio));
    }

    [Fact]
    public async Task Refused_credentials_are_told_apart_from_a_store_that_wants_some()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(401, 20003), Redirect("/media/ME1"), Answer.Html(401));

        Assert.IsType<MediaOutcome.Unauthorized>(await FetchAsync(twilio));
        Assert.IsType<MediaOutcome.Gone>(await FetchAsync(twilio));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_file()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Dropped, Answer.BreakWithin(200, "half"));

        Assert.IsType<MediaOutcome.TryAgain>(await FetchAsync(twilio));
        Assert.IsType<MediaOutcome.TryAgain>(await FetchAsync(twilio));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_does_not_come_is_given_up(bool comesInPart)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(comesInPart ? Answer.NeverTheBody(200) : Answer.Never());
        var fetch = FetchAsync(twilio);
        await twilio.Server.WhenRequestArrivesAsync();

        twilio.Time.Advance(TimeSpan.FromSeconds(21));

        Assert.IsType<MediaOutcome.TryAgain>(await fetch);
        await twilio.Server.WhenClientGaveUpAsync();
    }

    [Fact]
    public async Task The_callers_wish_to_stop_is_no_outcome()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never());
        using var stop = new CancellationTokenSource();
        var fetch = FetchAsync(twilio, cancellationToken: stop.Token);
        await twilio.Server.WhenRequestArrivesAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    private static async Task<MediaOutcome> FetchAsync(LoopbackTwilio twilio, string? url = null, CancellationToken cancellationToken = default)
    {
        var outcome = await twilio.Messenger.FetchMediaAsync(url ?? new Uri(twilio.Server.Address, Path).ToString(), Most, cancellationToken)
            .WaitAsync(Guard, CancellationToken.None);
        Private.AssertNotIn(outcome.ToString(), Content, Path, "ACaccount");
        return outcome;
    }

    private static Answer Redirect(string location) => Answer.Json(307, "").With("Location", location);

    private static Answer File(string content = Content) => new(200, content, "image/jpeg");
}
