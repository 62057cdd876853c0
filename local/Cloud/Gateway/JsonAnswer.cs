using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Gateway;

internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AwsHttpAnswer Of(AwsProtocol protocol, IReadOnlyDictionary<string, object> body) => new(
        200,
        [
            new("Content-Type", protocol switch
            {
                AwsProtocol.RestJson => "application/json",
                AwsProtocol.Json11 => "application/x-amz-json-1.1",
                _ => "application/x-amz-json-1.0",
            }),
            new(AwsHttpAnswer.RequestIdHeader, Guid.NewGuid().ToString()),
        ],
        JsonSerializer.SerializeToUtf8Bytes(body, Options));
}
