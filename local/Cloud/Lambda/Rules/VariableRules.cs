using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Lambda.Rules;

internal static partial class VariableRules
{
    private const int MaximumBytes = 4096;

    private static readonly HashSet<string> Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR", "AWS_LAMBDA_MAX_CONCURRENCY", "AWS_LAMBDA_METADATA_API",
        "AWS_LAMBDA_METADATA_TOKEN",
    ];

    public static void Check(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.Keys.FirstOrDefault(name => !Name().IsMatch(name)) is { } wrong && !Reserved.Contains(wrong))
        {
            throw LambdaException.Constraint(
                wrong, "environment.variables", "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
        }

        var reserved = variables.Keys.Where(Reserved.Contains).Order(StringComparer.Ordinal).ToList();
        if (reserved.Count > 0)
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys "
                + $"that are currently not supported for modification. Reserved keys used in this request: {string.Join(", ", reserved)}");
        }

        // The values are not repeated, as AWS does: they may be secrets.
        var bytes = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(variables));
        if (bytes > MaximumBytes)
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. "
                + $"Measured: {bytes} bytes in {variables.Count} variables");
        }
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_]+$")]
    private static partial Regex Name();
}
