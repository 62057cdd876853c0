using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

public sealed class FaultTests : TwilioTestBase
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true, nameof(Hangup.Reset), 1)]
    [InlineData(true, nameof(Hangup.Close), 1)]
    [InlineData(false, nameof(Hangup.Reset), 0)]
    [InlineData(false, nameof(Hangup.Close), 0)]
    public async Task A_dropped_call_may_have_been_accepted(bool accepted, string hangup, int shown)
    {
        Server.Script.Next(new TwilioFault.Drop(accepted, Enum.Parse<Hangup>(hangup)));

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("Hello"));

        Assert.Equal(shown, Server.Phones[Customer].Shown.Count);
        Assert.Equal(shown, (await ListAsync()).Count);
        Assert.Equal(1, Server.Creates(Customer, "Hello"));
    }

    [Fact]
    public async Task A_list_may_hide_what_was_written_and_nothing_else()
    {
        var sent = await SendAsync("Hello");
        Server.Script.Next(new TwilioFault.Redacted(), new TwilioFault.Redacted());

        var listed = (await GetAsync("Messages.json")).GetProperty("messages")[0];
        var fetched = await GetAsync($"Messages/{sent.GetProperty("sid").GetString()}.json");

        Assert.Equal(["", ""], new[] { listed, fetched }.Select(message => message.GetProperty("body").GetString()));
        Assert.Equal(sent.GetProperty("sid").GetString(), listed.GetProperty("sid").GetString());
        Assert.Equal(["Hello"], await ListAsync());
    }

    [Fact]
    public async Task An_answer_may_be_no_list()
    {
        Server.Script.Next(new TwilioFault.NoList());

        Assert.False((await GetAsync("Messages.json")).TryGetProperty("messages", out _));
    }

    [Fact]
    public async Task A_message_may_be_queued_for_long()
    {
        Server.Script.Next(new TwilioFault.LeavesLate { LeavesAfter = Wait });
        var sid = (await SendAsync("Hello")).GetProperty("sid").GetString();

        Assert.Equal("queued", (await GetAsync($"Messages/{sid}.json")).GetProperty("status").GetString());
        Clock.Advance(Wait);
        Assert.Equal("delivered", (await GetAsync($"Messages/{sid}.json")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_dropped_message_may_be_listed_late()
    {
        Server.Script.Next(new TwilioFault.Drop(Accepted: true) { ListedAfter = Wait });

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("Hello"));
        var before = await ListAsync();
        Clock.Advance(Wait);

        Assert.Empty(before);
        Assert.Equal(["Hello"], await ListAsync());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_gateways_page_says_nothing_about_the_message(bool accepted, int shown)
    {
        Server.Script.Next(new TwilioFault.Html(503, accepted));

        using var response = await PostAsync("Hello");

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(shown, Server.Phones[Customer].Shown.Count);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Silence_may_hide_a_message(bool accepted, int shown)
    {
        using var guard = new CancellationTokenSource(Wait);
        Server.Script.Next(new TwilioFault.Silence(accepted));
        using var patience = new CancellationTokenSource();

        var waiting = PostAsync("Hello", cancellationToken: patience.Token);
        await Server.Counter.Total.UntilAsync(1, guard.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Server.Requests.Ended.UntilAsync(1, guard.Token);

        Assert.Equal(shown, Server.Phones[Customer].Shown.Count);
    }

    [Fact]
    public async Task A_slow_call_is_accepted_although_its_caller_has_given_up()
    {
        Server.Script.Next(new TwilioFault.Slow(Wait));
        using var patience = new CancellationTokenSource();

        var waiting = PostAsync("Hello", cancellationToken: patience.Token);
        await Clock.UntilTimersAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(Server.Phones[Customer].Shown);
        Clock.Advance(Wait);

        using var guard = new CancellationTokenSource(Wait);
        Assert.Single(await Server.Phones[Customer].UntilShownAsync(1, guard.Token));
    }

    [Fact]
    public async Task A_message_outside_of_the_window_fails_after_it_was_accepted()
    {
        Server.Script.Next(TwilioFault.FailsLater.OutsideWindow with { After = Wait });

        var sid = (await SendAsync("Hello")).GetProperty("sid").GetString();
        var before = await GetAsync($"Messages/{sid}.json");
        Clock.Advance(Wait);
        var after = await GetAsync($"Messages/{sid}.json");

        Assert.Equal("sent", before.GetProperty("status").GetString());
        Assert.Equal("failed", after.GetProperty("status").GetString());
        Assert.Equal(63016, after.GetProperty("error_code").GetInt32());
        Assert.Empty(Server.Phones[Customer].Shown);
    }

    [Theory]
    [InlineData(nameof(TwilioError.Authenticate), 401, 20003)]
    [InlineData(nameof(TwilioError.TooManyRequests), 429, 20429)]
    [InlineData(nameof(TwilioError.InvalidRecipient), 400, 21211)]
    [InlineData(nameof(TwilioError.OptedOut), 400, 21610)]
    [InlineData(nameof(TwilioError.TooLong), 400, 21617)]
    [InlineData(nameof(TwilioError.ParameterTooLong), 400, 21658)]
    [InlineData(nameof(TwilioError.UnknownSender), 400, 63007)]
    public async Task An_error_comes_with_its_status_and_code_and_accepts_nothing(string name, int status, int code)
    {
        Server.Script.Next(new TwilioFault.Refuse((TwilioError)typeof(TwilioError).GetProperty(name)!.GetValue(null)!));

        using var response = await PostAsync("Hello");

        Assert.Equal(status, (int)response.StatusCode);
        var body = await JsonAsync(response);
        Assert.Equal((code, status), (body.GetProperty("code").GetInt32(), body.GetProperty("status").GetInt32()));
        Assert.Contains($"{code}", body.GetProperty("more_info").GetString(), StringComparison.Ordinal);
        Assert.Empty(Server.Accepted);
    }

    [Fact]
    public async Task An_empty_answer_comes_for_a_message_that_was_accepted()
    {
        Server.Script.Next(new TwilioFault.Empty());

        using var response = await PostAsync("Hello");

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Equal("Hello", Assert.Single(Server.Accepted).Body);
    }

    [Fact]
    public async Task Repeated_texts_on_a_phone_are_named()
    {
        await SendAsync("Hello");
        await SendAsync("Goodbye");
        await SendAsync("Hello");

        Assert.Equal(["Hello"], Server.Phones[Customer].Repeated);
        Assert.Equal(2, Server.Creates(Customer, "Hello"));
    }
}
