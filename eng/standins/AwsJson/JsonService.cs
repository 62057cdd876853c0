using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AwsJson;

/// <param name="ServiceNamespace">Namespace of the client.</param>
/// <param name="TargetPrefix">What stands before the operation in the header X-Amz-Target.</param>
/// <param name="Version">Date of the service's API.</param>
/// <param name="ContentType">Says which version of the protocol.</param>
/// <param name="Exception">Makes the exception for the error shape that an answer names.</param>
internal sealed record JsonService(
    string ServiceNamespace,
    string TargetPrefix,
    string Version,
    string ContentType,
    Func<string, ErrorResponse, AmazonServiceException> Exception);
