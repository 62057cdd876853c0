using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace WhatsAppReplies.Ops.Places;

/// <summary>Faults of AWS in words: what the operator can do about one. What a service says beside its code can quote a customer's address.</summary>
internal static class AwsFaults
{
    private static readonly string[] Denials =
    [
        "AccessDeniedException", "AccessDenied", "AuthorizationError", "InvalidClientTokenId", "SignatureDoesNotMatch", "ExpiredToken",
        "UnrecognizedClientException", "InvalidSignatureException", "ExpiredTokenException", "MissingAuthenticationTokenException",
    ];

    private static readonly string[] Absences = ["ResourceNotFoundException", "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "NotFound"];

    /// <summary>Whether AWS was asked and has answered: what else there is to ask may well be answered too.</summary>
    public static bool IsAnswer(AmazonServiceException fault) => fault.StatusCode != default && !string.IsNullOrEmpty(fault.ErrorCode);

    /// <returns>Nothing for what is no fault of AWS.</returns>
    public static string? InWords(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: var code } when Denials.Contains(code) =>
            $"AWS refuses: {code}. docs/operations.md says which rights a command needs; "
            + "are these the credentials of the stack's account, and are they still valid?",
        AmazonServiceException { ErrorCode: var code } when Absences.Contains(code) =>
            $"AWS has no such table, queue, function or topic: {code}. Is the stack deployed, in this account and region?",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => $"AWS answers with an error: {code}.",
        XmlException or JsonException => "AWS's answer could not be read: does something stand between here and AWS?",
        AmazonServiceException or AmazonClientException or HttpRequestException =>
            $"AWS could not be asked ({exception.GetBaseException().GetType().Name}): are there credentials in the environment, and is there a network?",
        _ => null,
    };
}
