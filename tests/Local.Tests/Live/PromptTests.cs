using System.Text.Json;
using System.Text.Json.Nodes;
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
        Assert.DoesNotContain(events.SkipLast(1), happened =>
            happened.IsFrom("company") && happened.Text("text")!.Contains("pirate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_saved_file_is_used_by_the_next_reply_and_a_mistake_in_it_is_told()
    {
        using var customer = await fixture.CustomerAsync();
        var file = Directory.EnumerateFiles(fixture.Assistants, "*.json").First();
        var before = await File.ReadAllTextAsync(file);

        await File.WriteAllTextAsync(file, before.Replace("\"instructions\"", "\"instrctions\"", StringComparison.Ordinal));
        var mistake = await customer.PromptAsync(isMistake: true);
        var changed = JsonNode.Parse(before)!;
        changed["instructions"] = new JsonArray("Speak like a poet.");
        await File.WriteAllTextAsync(file, changed.ToJsonString());
        var saved = await customer.PromptAsync(isMistake: false, after: mistake);
        await customer.WriteAsync("after");
        var replies = await customer.RepliesAsync();
        await File.WriteAllTextAsync(file, before);
        // Or it would be put back under the next test.
        await customer.PromptAsync(isMistake: false, after: saved);

        Assert.Contains("instrctions", mistake.Text("says"), StringComparison.Ordinal);
        Assert.Contains("Speak like a poet.", Assert.Single(replies), StringComparison.Ordinal);
    }
}
