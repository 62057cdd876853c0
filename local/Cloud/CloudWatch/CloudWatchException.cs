namespace WhatsAppReplies.Local.Cloud.CloudWatch;

/// <summary>A request that CloudWatch would refuse: the service's error code and a text that names the thing.</summary>
internal sealed class CloudWatchException(string code, string message) : Exception($"{code}: {message}")
{
    public const string InvalidParameter = "InvalidParameterException";
    public const string Validation = "ValidationError";
    public const string NotFound = "ResourceNotFoundException";
    public const string Exists = "ResourceAlreadyExistsException";
    public const string LimitExceeded = "LimitExceededException";

    public string Code { get; } = code;
}
