using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace ProbeFunction;

internal sealed class RuntimeClient(string address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };

    public async Task<ProbeInvocation> NextAsync()
    {
        using var answer = await _http.GetAsync(new Uri("invocation/next", UriKind.Relative));
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new ProbeInvocation(headers["Lambda-Runtime-Aws-Request-Id"], headers, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public Task RespondAsync(string requestId, string payload) => PostAsync($"invocation/{requestId}/response", payload, null);

    public Task FailAsync(string requestId, Exception thrown) => PostAsync($"invocation/{requestId}/error", Body(thrown), thrown.GetType().Name);

    public Task FailInitAsync(Exception thrown) => PostAsync("init/error", Body(thrown), thrown.GetType().Name);

    public void Dispose() => _http.Dispose();

    private static string Body(Exception thrown) =>
        new JsonObject { ["errorType"] = thrown.GetType().Name, ["errorMessage"] = thrown.Message }.ToJsonString();

    private async Task PostAsync(string path, string body, string? errorType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (errorType is not null) request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        using var answer = await _http.SendAsync(request);
    }
}
