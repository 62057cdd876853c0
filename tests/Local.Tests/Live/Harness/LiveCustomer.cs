using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace WhatsAppReplies.Local.Tests.Live.Harness;

/// <summary>A page with one phone on it, as a browser uses it.</summary>
internal sealed class LiveCustomer(Uri page, string number) : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(4);

    private readonly HttpClient _http = new() { BaseAddress = page };
    private readonly CancellationTokenSource _guard = new(Guard);

    public string Number => number;

    private string Path => $"api/customers/{Uri.EscapeDataString(number)}";

    public Task AddAsync() => PostAsync("api/customers", new { number });

    public Task WriteAsync(params string[] texts) => PostAsync($"{Path}/messages", new { texts });

    public Task PressAsync(string label) => PostAsync($"{Path}/presses", new { label });

    public async Task SendAsync(byte[] file, string contentType)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var answer = await _http.PostAsync($"{Path}/files", content, _guard.Token);
        answer.EnsureSuccessStatusCode();
    }

    public Task BreakAsync(string name, object? wish = null) => PostAsync($"api/breaks/{name}", wish ?? new { });

    public async Task PostAsync(string path, object what)
    {
        using var answer = await _http.PostAsJsonAsync(path, what, _guard.Token);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<T> GetAsync<T>(string path) => (await _http.GetFromJsonAsync<T>(path, _guard.Token))!;

    public async Task PutAsync(string path, object what)
    {
        using var answer = await _http.PutAsJsonAsync(path, what, _guard.Token);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>All events of this customer, from the machine's beginning until the last one that is waited for.</summary>
    public Task<IReadOnlyList<PageEvent>> UntilAsync(Func<PageEvent, bool> last) => ReadAsync(last, happened => happened.Customer == number);

    /// <summary>All that this phone shows of the company's when its turn has come to an end.</summary>
    public async Task<IReadOnlyList<string?>> RepliesAsync() =>
        [.. (await UntilAsync(happened => happened.IsStep("acknowledged")))
            .Where(happened => happened.IsFrom("company"))
            .Select(happened => happened.Text("text"))];

    /// <summary>The count, as soon as it says so.</summary>
    public async Task<JsonElement> CountAsync(Func<JsonElement, bool> says) =>
        (await ReadAsync(happened => says(happened.Data.GetProperty("count")), happened => happened.Kind == "count"))[^1].Data.GetProperty("count");

    /// <summary>What is said of a file that was saved.</summary>
    /// <param name="isMistake">Whether it cannot be used.</param>
    /// <param name="after">Only what is said later; null: from the beginning.</param>
    public async Task<PageEvent> PromptAsync(bool isMistake, PageEvent? after = null) =>
        (await ReadAsync(
            happened => happened.Data.GetProperty("isMistake").GetBoolean() == isMistake,
            happened => happened.Kind == "prompt" && (after is null || happened.Number > after.Number)))[^1];

    public void Dispose()
    {
        _http.Dispose();
        _guard.Dispose();
    }

    private async Task<IReadOnlyList<PageEvent>> ReadAsync(Func<PageEvent, bool> last, Func<PageEvent, bool> isOurs)
    {
        var events = new List<PageEvent>();
        using var stream = await _http.GetStreamAsync("api/events", _guard.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(_guard.Token))
        {
            var happened = new PageEvent(item.EventId!, item.EventType, JsonSerializer.Deserialize<JsonElement>(item.Data));
            if (!isOurs(happened)) continue;
            events.Add(happened);
            if (last(happened)) return events;
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
