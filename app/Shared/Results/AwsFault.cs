using System.Net;
using Amazon.Runtime;

namespace WhatsAppReplies.Shared.Results;

/// <summary>Classification of what an AWS client threw, by what can be done about it. Messages of the services are never used: they can quote input.</summary>
internal static class AwsFault
{
    /// <summary>The service refused or could not be reached; anything else is a defect of ours and goes up.</summary>
    public static bool IsFault(Exception exception) =>
        exception is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or TimeoutException or OperationCanceledException;

    public static bool IsDenied(AmazonServiceException exception) =>
        exception.StatusCode == HttpStatusCode.Forbidden
        || exception.ErrorCode is "AccessDeniedException" or "AccessDenied" or "UnrecognizedClientException" or "InvalidSignatureException"
            or "ExpiredTokenException" or "MissingAuthenticationTokenException";

    public static bool IsInvalid(AmazonServiceException exception) =>
        exception.ErrorCode is "ValidationException" or "InvalidParameterException" or "InvalidParameterValue";

    public static string Describe(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        OperationCanceledException or TimeoutException => "timeout",
        AmazonServiceException { InnerException: { } inner } when IsFault(inner) => Describe(inner),
        _ => exception.GetType().Name,
    };
}
