using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live;

/// <summary>Conversations through the page's own interface.</summary>
[Collection(LiveFixture.Collection)]
public sealed class PhoneTests(LiveFixture fixture)
{
    private static readonly string[] StepsOfATurn =
    [
        "new-record", "staged", "lock", "trigger", "receipt", "delivered", "invisible", "read",
        "claim", "model", "checkpoint", "finish", "clean-up", "look-again", "acknowledged",
    ];

    [Fact]
    public async Task A_message_gets_a_reply_and_every_step_on_the_way_is_told_in_order()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("is the post still open?");

        var events = await customer.UntilAsync(happened => happened.IsStep("acknowledged"));

        var reply = Assert.Single(events, happened => happened.IsFrom("company"));
        Assert.Contains("do not read instructions", reply.Text("text"), StringComparison.Ordinal);
        Assert.Contains("is the post still open?", reply.Text("text"), StringComparison.Ordinal);
        // The webhook's answer may come before or after the steps of the worker that it has called.
        var steps = events.Where(happened => happened.Kind == "step")
            .Select(happened => happened.Text("name")!)
            .Where(name => name is not "webhook" and not "renew");
        Assert.Equal(StepsOfATurn.Order(), steps.Order());
        // The visibility is changed beside the read: either may be first.
        Assert.Equal(StepsOfATurn[5..].Where(name => name != "invisible"), steps.SkipWhile(name => name != "delivered").Where(name => name != "invisible"));
    }

    [Fact]
    public async Task Several_messages_in_a_row_get_one_reply()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("hello", "I saw your sign", "are you looking for people?");

        var reply = Assert.Single(await customer.RepliesAsync());

        Assert.Contains("hello\nI saw your sign\nare you looking for people?", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pressed_button_is_answered_as_what_its_title_says()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("shall I come on Monday?");
        await customer.RepliesAsync();
        await customer.PressAsync("Yes, gladly");

        var events = await customer.UntilAsync(happened =>
            happened.IsFrom("company") && happened.Text("text")!.Contains("Yes, gladly", StringComparison.Ordinal));

        Assert.True(
            Assert.Single(events, happened => happened.IsFrom("customer") && happened.Text("text") == "Yes, gladly").Data.GetProperty("isButton").GetBoolean());
    }

    [Fact]
    public async Task A_reply_says_what_the_model_was_told_of_earlier_messages()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("hello");
        await customer.RepliesAsync();
        await customer.WriteAsync("still there?");

        var events = await customer.UntilAsync(happened =>
            happened.IsFrom("company") && happened.Text("text")!.Contains("still there?", StringComparison.Ordinal));

        Assert.Contains("2 earlier messages", events[^1].Text("text"), StringComparison.Ordinal);
        Assert.Contains("The last of them: user \"hello\", assistant \"I stand in for the model", events[^1].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_sent_then_delivered_then_read()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("hello");

        var events = await customer.UntilAsync(happened => happened.Kind == "tick" && happened.Text("status") == "read");

        Assert.Equal(["sent", "delivered", "read"], events.Where(happened => happened.Kind == "tick").Select(happened => happened.Text("status")));
    }

    [Fact]
    public async Task The_record_and_the_stage_are_told_as_they_change()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("hello");

        var events = await customer.UntilAsync(happened =>
            happened.Kind == "record" && Status(happened) == Contract.Statuses.ReplySent && Staged(happened) == 0);

        Assert.Equal(2, events[^1].Data.GetProperty("record").GetProperty(Contract.Conversations.Messages).GetArrayLength());
        await customer.CountAsync(count =>
            count.GetProperty("lost").GetInt32() == 0 && count.GetProperty("twice").GetInt32() == 0 && count.GetProperty("waiting").GetInt32() == 0);
    }

    [Fact]
    public async Task A_picture_is_staged_and_the_page_can_show_it()
    {
        using var customer = await fixture.CustomerAsync();
        byte[] picture = [0x89, 0x50, 0x4e, 0x47];
        await customer.SendAsync(picture, "image/png");

        var events = await customer.UntilAsync(happened => happened.IsStep("staged"));

        Assert.Equal("image", events[^1].Data.GetProperty("facts").GetProperty("type").GetString());
        using var http = new HttpClient();
        var sid = events.Single(happened => happened.IsFrom("customer")).Text("sid");
        Assert.Equal(picture, await http.GetByteArrayAsync(new Uri(fixture.Page, $"api/files/{sid}")));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    public async Task A_file_that_a_browser_could_run_is_refused(string contentType)
    {
        using var customer = await fixture.CustomerAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => customer.SendAsync("<svg/>"u8.ToArray(), contentType));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory]
    [InlineData("api/customers", "{\"number\":\"12345\"}")]
    [InlineData("api/customers", "{\"number\":\"+4477009001<b>\"}")]
    [InlineData("api/customers/{0}/messages", "{\"texts\":[]}")]
    [InlineData("api/customers/{0}/messages", "{\"texts\":[\"\"]}")]
    [InlineData("api/customers/{0}/messages", "{}")]
    public async Task What_no_phone_can_do_is_refused_with_a_sentence(string path, string body)
    {
        using var customer = await fixture.CustomerAsync();
        using var http = new HttpClient();
        using var content = new StringContent(body, null, "application/json");

        using var answer = await http.PostAsync(
            new Uri(fixture.Page, path.Replace("{0}", Uri.EscapeDataString(customer.Number), StringComparison.Ordinal)), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(".", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mistake").GetString(), StringComparison.Ordinal);
    }

    private static string? Status(PageEvent happened) =>
        happened.Data.TryGetProperty("record", out var record) && record.TryGetProperty(Contract.Conversations.Status, out var status)
            ? status.GetString()
            : null;

    private static int Staged(PageEvent happened) => happened.Data.GetProperty("staged").GetArrayLength();
}
