namespace WhatsAppReplies.Local.Tests.Providers.Twilio;

public sealed class ListTests : TwilioTestBase
{
    [Fact]
    public async Task Messages_are_listed_newest_first_and_only_those_asked_for()
    {
        await SendAsync("one");
        await SendAsync("two");
        await SendAsync("to somebody else", "whatsapp:+15550100002");

        Assert.Equal(["two", "one"], await ListAsync($"To={Uri.EscapeDataString(Customer)}&From={Uri.EscapeDataString(Company)}"));
        Assert.Empty(await ListAsync($"From={Uri.EscapeDataString("whatsapp:+15550100098")}"));
        Assert.Equal(["to somebody else", "two", "one"], await ListAsync());
    }

    [Fact]
    public async Task A_message_is_listed_only_after_the_delay()
    {
        Server.Behaviour.ListingDelay = TimeSpan.FromSeconds(3);
        await SendAsync("Hello");

        var before = await ListAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Empty(before);
        Assert.Equal(["Hello"], await ListAsync());
        Assert.Equal(["Hello"], Server.Phones[Customer].Texts);
    }

    [Fact]
    public async Task A_filter_on_the_send_date_hides_what_is_queued()
    {
        Server.Behaviour.SendDelay = TimeSpan.FromMinutes(1);
        await SendAsync("Hello");

        var queued = await ListAsync("DateSent>=2026-11-22");
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(queued);
        Assert.Equal(["Hello"], await ListAsync("DateSent>=2026-11-22"));
    }

    [Theory]
    [InlineData("DateSent=2026-11-22", 1)]
    [InlineData("DateSent=2026-11-21", 0)]
    [InlineData("DateSent%3E=2026-11-22", 1)]
    [InlineData("DateSent%3E=2026-11-23", 0)]
    [InlineData("DateSent%3C=2026-11-22", 1)]
    [InlineData("DateSent%3C=2026-11-21", 0)]
    [InlineData("DateSent%3E=2026-11-22T09:00:00Z", 1)]
    [InlineData("DateSent%3E=2026-11-22T09:00:01Z", 0)]
    public async Task A_filter_on_the_send_date_takes_a_day_or_an_instant(string query, int found)
    {
        await SendAsync("Hello");

        Assert.Equal(found, (await ListAsync(query)).Count);
    }

    [Fact]
    public async Task Pages_do_not_shift_when_a_message_is_sent_between_them()
    {
        foreach (var text in new[] { "one", "two", "three", "four", "five" })
        {
            await SendAsync(text);
        }

        var first = await GetAsync("Messages.json?PageSize=2");
        await SendAsync("six");
        var second = await GetAsync(first.GetProperty("next_page_uri").GetString()!);
        var third = await GetAsync(second.GetProperty("next_page_uri").GetString()!);

        Assert.Equal(["five", "four"], Bodies(first));
        Assert.Equal(["three", "two"], Bodies(second));
        Assert.Equal(["one"], Bodies(third));
        Assert.Null(third.GetProperty("next_page_uri").GetString());
        Assert.Equal([0, 1, 2], new[] { first, second, third }.Select(page => page.GetProperty("page").GetInt32()));
    }

    [Theory]
    [InlineData("PageSize=0")]
    [InlineData("PageSize=1001")]
    [InlineData("DateSent=yesterday")]
    public async Task A_wrong_filter_is_refused(string query)
    {
        using var response = await Http.GetAsync($"Messages.json?{query}");

        Assert.Equal(400, (int)response.StatusCode);
    }

    private static IEnumerable<string?> Bodies(System.Text.Json.JsonElement page) =>
        page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("body").GetString());
}
