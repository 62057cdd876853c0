namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Names of the environment variables that the service sets or a developer may set.</summary>
internal static class Variables
{
    public const string RuntimeApi = "AWS_LAMBDA_RUNTIME_API";
    public const string TraceId = "_X_AMZN_TRACE_ID";
    public const string FunctionName = "AWS_LAMBDA_FUNCTION_NAME";
    public const string FunctionVersion = "AWS_LAMBDA_FUNCTION_VERSION";
    public const string MemorySize = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    public const string LogGroupName = "AWS_LAMBDA_LOG_GROUP_NAME";
    public const string LogStreamName = "AWS_LAMBDA_LOG_STREAM_NAME";
    public const string LogFormat = "AWS_LAMBDA_LOG_FORMAT";
    public const string LogLevel = "AWS_LAMBDA_LOG_LEVEL";
    public const string HandlerLogFormat = "AWS_LAMBDA_HANDLER_LOG_FORMAT";
    public const string HandlerLogLevel = "AWS_LAMBDA_HANDLER_LOG_LEVEL";
    public const string RunOnce = "AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE";
}
