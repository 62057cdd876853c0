using System.Globalization;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the service says about an invocation beside its event.</summary>
internal sealed class RuntimeApiHeaders(HttpResponseHeaders headers)
{
    public string AwsRequestId { get; } =
        Value(headers, "Lambda-Runtime-Aws-Request-Id")
        ?? throw new InvalidOperationException("An invocation came without the header Lambda-Runtime-Aws-Request-Id.");

    public DateTimeOffset? Deadline { get; } =
        Value(headers, "Lambda-Runtime-Deadline-Ms") is { } text
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture))
            : null;

    public string InvokedFunctionArn { get; } = Value(headers, "Lambda-Runtime-Invoked-Function-Arn");

    public string TraceId { get; } = Value(headers, "Lambda-Runtime-Trace-Id");

    public string TenantId { get; } = Value(headers, "Lambda-Runtime-Aws-Tenant-Id");

    public string ClientContext { get; } = Value(headers, "Lambda-Runtime-Client-Context");

    public string CognitoIdentity { get; } = Value(headers, "Lambda-Runtime-Cognito-Identity");

    private static string Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
