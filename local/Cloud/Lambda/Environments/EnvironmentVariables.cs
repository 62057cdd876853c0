using System.Globalization;
using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>Exactly what a process of the function sees.</summary>
internal static class EnvironmentVariables
{
    public static Dictionary<string, string> For(
        FunctionDefinition function, LambdaOptions options, SessionCredentials credentials,
        string runtimeApi, string logStream, string taskRoot, string scratch, string dotnet)
    {
        var variables = new Dictionary<string, string>(function.Variables)
        {
            ["_HANDLER"] = function.Handler,
            ["AWS_REGION"] = options.Region,
            ["AWS_DEFAULT_REGION"] = options.Region,
            ["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{function.Runtime}",
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemoryMegabytes.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_FUNCTION_VERSION"] = function.Version,
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = function.LogGroupName,
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
            ["AWS_LAMBDA_LOG_FORMAT"] = function.LogFormat,
            ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = credentials.SessionToken,
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["LAMBDA_TASK_ROOT"] = taskRoot,
            ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
            ["TZ"] = ":UTC",
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            // Each environment has a /tmp of its own on AWS.
            ["TMPDIR"] = scratch,
            ["DOTNET_ROOT"] = Path.GetDirectoryName(dotnet)!,
            // On AWS the machine has no more memory than the function; here the collector has to be told.
            ["DOTNET_GCHeapHardLimit"] = (function.MemoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture),
        };
        if (function.LogFormat == "JSON") variables["AWS_LAMBDA_LOG_LEVEL"] = function.ApplicationLogLevel ?? "INFO";
        foreach (var (name, value) in options.Endpoints) variables[name] = value;
        return variables;
    }
}
