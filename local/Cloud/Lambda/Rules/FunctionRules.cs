using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Lambda.Rules;

/// <summary>What AWS refuses of a function's configuration before it looks into the zip.</summary>
internal static partial class FunctionRules
{
    public const string Runtime = "dotnet10";

    private static readonly HashSet<string> Architectures = ["x86_64", "arm64"];
    private static readonly HashSet<string> ApplicationLevels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
    private static readonly HashSet<string> SystemLevels = ["DEBUG", "INFO", "WARN"];

    public static void Check(FunctionDefinition function)
    {
        if (!Name().IsMatch(function.Name))
        {
            throw LambdaException.Constraint(
                function.Name, "functionName", "Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+, with at most 64 characters");
        }

        if (function.Runtime != Runtime)
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                $"Value {function.Runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                + $"[{Runtime}] (what this machine runs)");
        }

        if (!Architectures.Contains(function.Architecture))
        {
            throw LambdaException.Constraint(
                function.Architecture, "architectures", $"Member must satisfy enum value set: [{string.Join(", ", Architectures)}]");
        }

        if (!Handler().IsMatch(function.Handler))
        {
            throw LambdaException.Constraint(
                function.Handler, "handler", "Member must satisfy regular expression pattern: [^\\s]+, with at most 128 characters");
        }

        if (function.Handler.Contains(':', StringComparison.Ordinal))
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                $"The handler '{function.Handler}' is a class library's; this machine runs executable assemblies, whose handler is the assembly's name");
        }

        Range(function.MemoryMegabytes, 128, 10240, "memorySize");
        Range((int)function.Timeout.TotalSeconds, 1, 900, "timeout");
        Range(function.EphemeralStorageMegabytes, 512, 10240, "ephemeralStorage.size");
        if (function.ReservedConcurrency is { } reserved) Range(reserved, 0, int.MaxValue, "reservedConcurrentExecutions");
        CheckLogging(function);
        VariableRules.Check(function.Variables);
    }

    private static void CheckLogging(FunctionDefinition function)
    {
        if (function.LogFormat is not ("Text" or "JSON"))
            throw LambdaException.Constraint(function.LogFormat, "loggingConfig.logFormat", "Member must satisfy enum value set: [JSON, Text]");

        if (function.LogFormat == "Text" && (function.ApplicationLogLevel ?? function.SystemLogLevel) is not null)
            throw new LambdaException(LambdaException.InvalidParameter, "The log level can only be set for a function whose log format is JSON");

        if (function.ApplicationLogLevel is { } level && !ApplicationLevels.Contains(level))
        {
            throw LambdaException.Constraint(
                level, "loggingConfig.applicationLogLevel", $"Member must satisfy enum value set: [{string.Join(", ", ApplicationLevels)}]");
        }

        if (function.SystemLogLevel is { } system && !SystemLevels.Contains(system))
        {
            throw LambdaException.Constraint(
                system, "loggingConfig.systemLogLevel", $"Member must satisfy enum value set: [{string.Join(", ", SystemLevels)}]");
        }
    }

    private static void Range(int value, int least, int most, string member)
    {
        if (value < least) throw LambdaException.Constraint(value, member, $"Member must have value greater than or equal to {least}");
        if (value > most) throw LambdaException.Constraint(value, member, $"Member must have value less than or equal to {most}");
    }

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[^\s]{1,128}$")]
    private static partial Regex Handler();
}
