using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Benchmarks.NativeFloor;

/// <summary>Calls of AWS's JSON services, signed by hand (signature version 4).</summary>
internal sealed class AwsCalls(HttpClient http)
{
    private readonly string _region = Variable("AWS_REGION");
    private readonly string _keyId = Variable("AWS_ACCESS_KEY_ID");
    private readonly string _key = Variable("AWS_SECRET_ACCESS_KEY");
    private readonly string _session = Variable("AWS_SESSION_TOKEN");
    private readonly string? _endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");

    public Task<JsonNode> DynamoAsync(string operation, JsonObject request) => CallAsync("dynamodb", "1.0", $"DynamoDB_20120810.{operation}", request);

    public Task<JsonNode> SecretsAsync(string operation, JsonObject request) => CallAsync("secretsmanager", "1.1", $"secretsmanager.{operation}", request);

    public Task<JsonNode> QueueAsync(string operation, JsonObject request) => CallAsync("sqs", "1.0", $"AmazonSQS.{operation}", request);

    public static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is missing.");

    private async Task<JsonNode> CallAsync(string service, string version, string target, JsonObject request)
    {
        var url = new Uri(_endpoint ?? $"https://{service}.{_region}.amazonaws.com");
        var body = Encoding.UTF8.GetBytes(request.ToJsonString());
        var at = DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var type = $"application/x-amz-json-{version}";
        const string Names = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
        var canonical =
            $"POST\n/\n\ncontent-type:{type}\nhost:{url.Authority}\nx-amz-date:{at}\nx-amz-security-token:{_session}\n"
            + $"x-amz-target:{target}\n\n{Names}\n{Hash(body)}";
        var scope = $"{at[..8]}/{_region}/{service}/aws4_request";
        var key = Sign(Sign(Sign(Sign(Encoding.UTF8.GetBytes($"AWS4{_key}"), at[..8]), _region), service), "aws4_request");
        var signature = Convert.ToHexStringLower(Sign(key, $"AWS4-HMAC-SHA256\n{at}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));

        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        message.Headers.TryAddWithoutValidation("x-amz-date", at);
        message.Headers.TryAddWithoutValidation("x-amz-security-token", _session);
        message.Headers.TryAddWithoutValidation("x-amz-target", target);
        message.Headers.TryAddWithoutValidation("authorization", $"AWS4-HMAC-SHA256 Credential={_keyId}/{scope}, SignedHeaders={Names}, Signature={signature}");
        using var answer = await http.SendAsync(message);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return bytes.Length == 0 ? new JsonObject() : JsonNode.Parse(bytes)!;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
