using System.Text.Json.Nodes;
using WhatsAppReplies.Benchmarks.NativeFloor;

// The loop of a Lambda runtime, and nothing else.
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null })
{
    Timeout = Timeout.InfiniteTimeSpan,
};
var turn = new FloorTurn(http);
var runtime = $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/invocation";
while (true)
{
    using var next = await http.GetAsync($"{runtime}/next");
    var failures = new JsonArray();
    foreach (var record in JsonNode.Parse(await next.Content.ReadAsByteArrayAsync())!["Records"]!.AsArray())
    {
        try
        {
            await turn.ReplyAsync(record!["body"]!.GetValue<string>(), record["receiptHandle"]!.GetValue<string>());
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or NullReferenceException)
        {
            await Console.Error.WriteLineAsync(exception.ToString());
            failures.Add((JsonNode)new JsonObject { ["itemIdentifier"] = record!["messageId"]!.GetValue<string>() });
        }
    }

    var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
    using var result = new StringContent(new JsonObject { ["batchItemFailures"] = failures }.ToJsonString());
    using var taken = await http.PostAsync($"{runtime}/{id}/response", result);
}
