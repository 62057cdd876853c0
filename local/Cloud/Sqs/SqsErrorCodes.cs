using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>SQS keeps the codes of its older protocol in a header, some with a prefix and some without; the emulator puts it before all of them.</summary>
internal static class SqsErrorCodes
{
    private const string Header = "x-amzn-query-error";
    private const string Prefix = "AWS.SimpleQueueService.";

    private static readonly HashSet<string> WithoutPrefix = new(StringComparer.Ordinal)
    {
        "InvalidAttributeName", "InvalidAttributeValue", "InvalidIdFormat", "InvalidMessageContents", "InvalidParameterValue",
        "MissingParameter", "OverLimit", "ReceiptHandleIsInvalid", "ResourceNotFoundException",
    };

    public static AwsHttpAnswer AsAwsWritesThem(AwsHttpAnswer answer) =>
        answer.Succeeded
            ? answer
            : answer with { Headers = [.. answer.Headers.Select(header => header.Key == Header ? new(Header, Mend(header.Value)) : header)] };

    private static string Mend(string value) =>
        value.StartsWith(Prefix, StringComparison.Ordinal) && WithoutPrefix.Contains(value[Prefix.Length..].Split(';')[0]) ? value[Prefix.Length..] : value;
}
