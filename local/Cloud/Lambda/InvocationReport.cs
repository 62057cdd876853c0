namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>What the REPORT line says, for benchmarks and tests.</summary>
/// <param name="InitDuration">Null: the environment was warm.</param>
/// <param name="ErrorType">Null: the handler returned.</param>
internal sealed record InvocationReport(
    string FunctionName,
    string EnvironmentId,
    string RequestId,
    TimeSpan Duration,
    TimeSpan? InitDuration,
    long MaxResidentBytes,
    string? ErrorType)
{
    public bool ColdStart => InitDuration is not null;
}
