using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>An error as AWS writes it.</summary>
/// <param name="Status">Of the HTTP answer.</param>
/// <param name="Code">Such as <c>AccessDeniedException</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record AwsError(int Status, string Code, string Message)
{
    private const string SharedNamespace = "com.amazon.coral.service#";

    /// <summary>Codes that SQS keeps from its older protocol.</summary>
    private static readonly Dictionary<string, string> QueryCodes = new(StringComparer.Ordinal)
    {
        ["AccessDeniedException"] = "AccessDenied",
        ["UnrecognizedClientException"] = "InvalidClientTokenId",
        ["InvalidSignatureException"] = "SignatureDoesNotMatch",
        ["ThrottlingException"] = "Throttling",
        ["MessageNotInflight"] = "AWS.SimpleQueueService.MessageNotInflight",
    };

    public AwsHttpAnswer In(AwsProtocol protocol)
    {
        if (protocol == AwsProtocol.RestJson) return InRestJson();
        if (protocol == AwsProtocol.Query) return QueryAnswer.Of(Status, Code, Message);
        var version = protocol == AwsProtocol.Json11 ? "1.1" : "1.0";
        var type = protocol == AwsProtocol.Json11 ? Code : SharedNamespace + Code;
        var headers = new List<KeyValuePair<string, string>>
        {
            new("Content-Type", $"application/x-amz-json-{version}"),
            new(AwsHttpAnswer.RequestIdHeader, Guid.NewGuid().ToString()),
        };
        if (protocol == AwsProtocol.Json10WithQueryErrors)
        {
            headers.Add(new("x-amzn-query-error", $"{QueryCodes.GetValueOrDefault(Code, Code)};{(Status < 500 ? "Sender" : "Receiver")}"));
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["__type"] = type, ["message"] = Message });
        return new AwsHttpAnswer(Status, headers, body);
    }

    private AwsHttpAnswer InRestJson() => new(
        Status,
        [new("Content-Type", "application/json"), new(AwsHttpAnswer.RequestIdHeader, Guid.NewGuid().ToString()), new("x-amzn-ErrorType", Code)],
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["Type"] = Status < 500 ? "User" : "Service", ["Message"] = Message }));
}
