using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class LambdaContext(RuntimeApiHeaders headers, ILambdaLogger logger) : ILambdaContext
{
    public string AwsRequestId => headers.AwsRequestId;

    public IClientContext ClientContext => CognitoClientContext.Parse(headers.ClientContext);

    public string FunctionName => Environment.GetEnvironmentVariable(Variables.FunctionName);

    public string FunctionVersion => Environment.GetEnvironmentVariable(Variables.FunctionVersion);

    public ICognitoIdentity Identity => CognitoIdentity.Parse(headers.CognitoIdentity);

    public string InvokedFunctionArn => headers.InvokedFunctionArn;

    public ILambdaLogger Logger => logger;

    public string LogGroupName => Environment.GetEnvironmentVariable(Variables.LogGroupName);

    public string LogStreamName => Environment.GetEnvironmentVariable(Variables.LogStreamName);

    public int MemoryLimitInMB =>
        int.Parse(Environment.GetEnvironmentVariable(Variables.MemorySize) ?? "0", CultureInfo.InvariantCulture);

    public TimeSpan RemainingTime => headers.Deadline is { } deadline ? deadline - DateTimeOffset.UtcNow : TimeSpan.Zero;

    public ILambdaSerializer Serializer => null;

    public string TenantId => headers.TenantId;

    public string TraceId => headers.TraceId;
}
