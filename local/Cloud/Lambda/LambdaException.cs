namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A request that AWS Lambda would refuse: the service's error code and a text that names the thing.</summary>
internal sealed class LambdaException(string code, string message, Exception? cause = null)
    : Exception($"{code}: {message}", cause)
{
    public const string InvalidParameter = "InvalidParameterValueException";
    public const string Validation = "ValidationException";
    public const string NotFound = "ResourceNotFoundException";
    public const string Conflict = "ResourceConflictException";
    public const string Precondition = "PreconditionFailedException";
    public const string RequestTooLarge = "RequestTooLargeException";

    public string Code { get; } = code;

    public static LambdaException Constraint(object value, string member, string constraint) =>
        new(Validation, $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
