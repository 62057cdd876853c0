using System.Text.Json;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live;

[Collection(LiveFixture.Collection)]
public sealed class PromptTests(LiveFixture fixture)
{
    [Fact]
    public async Task Changed_instructions_are_used_by_the_next_reply()
    {
        using var customer = await fixture.CustomerAsync();
        await customer.WriteAsync("before");
        await customer.RepliesAsync();
        var assistant = (await customer.GetAsync<JsonElement>("api/assistants"))[0];
        var (id, before) = (assistant.GetProperty("id").GetString()!, assistant.GetProperty("instructions").GetString()!);

        await customer.PutAsync($"api/assistants/{id}", new { instructions = "Speak like a pirate." });
        await customer.WriteAsync("after");
        var events = await customer.UntilAsync(happened => happened.IsFrom("company") && happened.Text("text")!.EndsWith("after", StringComparison.Ordinal));
        await customer.PutAsync($"api/assistants/{id}", new { instructions = before });

        Assert.Contains("Speak like a pirate.", events[^1].Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain(events.SkipLast(1), happened => happened.IsFrom("company") && happened.Text("text")!.Contains("pirate", StringComparison.Ordinal));
    }
}
