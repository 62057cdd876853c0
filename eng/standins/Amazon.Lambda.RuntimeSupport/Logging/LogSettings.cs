using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <param name="Json">One JSON object a line; else text with tabs.</param>
/// <param name="Least">Records below are dropped here, before the service sees them.</param>
internal sealed record LogSettings(bool Json, LogLevel Least)
{
    public static LogSettings FromEnvironment() => new(
        string.Equals(Setting(Variables.HandlerLogFormat, Variables.LogFormat), "JSON", StringComparison.OrdinalIgnoreCase),
        Level(Setting(Variables.HandlerLogLevel, Variables.LogLevel), LogLevel.Information));

    public static LogLevel Level(string name, LogLevel otherwise) => name?.ToUpperInvariant() switch
    {
        "FATAL" => LogLevel.Critical,
        "WARN" => LogLevel.Warning,
        "INFO" => LogLevel.Information,
        _ => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : otherwise,
    };

    private static string Setting(string first, string second) =>
        Environment.GetEnvironmentVariable(first) is { Length: > 0 } value ? value : Environment.GetEnvironmentVariable(second);
}
