using WhatsAppReplies.Local.Cloud.Lambda.Logging;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>What an invocation came to: for its caller, for the REPORT line, and for the environment.</summary>
/// <param name="Result">For the caller.</param>
/// <param name="Status">For the report.</param>
/// <param name="ErrorType">Null: success.</param>
/// <param name="Reusable">The environment can take another invocation.</param>
internal sealed record CompletedInvocation(InvokeResult Result, string Status, string? ErrorType, bool Reusable)
{
    public TimeSpan Duration { get; init; }

    public TimeSpan? InitDuration { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>Null: the process lived on, or was stopped by Lambda itself.</summary>
    public ExitStatus? Exit { get; private init; }

    public static CompletedInvocation NeverStarted(string requestId, InitFailure failure) => new(
        new InvokeResult.FunctionError(requestId, failure.ErrorType, failure.PayloadFor(requestId)),
        failure.Status,
        failure.ErrorType,
        Reusable: false);

    public static CompletedInvocation Of(string requestId, InvocationEnd end, TimeSpan timeout, bool outOfMemory)
    {
        var (status, errorType) = end switch
        {
            { TimedOut: true } => (PlatformReport.Timeout, PlatformErrors.TimedOut),
            { Exit: not null } => (PlatformReport.Error, PlatformErrors.TypeOf(outOfMemory)),
            { Posted: HandlerOutcome.Error error } => (PlatformReport.Error, error.Type),
            _ => (PlatformReport.Success, (string?)null),
        };
        InvokeResult result = end.Posted switch
        {
            HandlerOutcome.Response response => new InvokeResult.Returned(requestId, response.Payload),
            HandlerOutcome.Error error => new InvokeResult.FunctionError(requestId, error.Type, error.Payload),
            _ => new InvokeResult.FunctionError(requestId, errorType!, PlatformErrors.Payload(
                errorType!, requestId, end.Exit is { } exit ? exit.ToString() : PlatformErrors.TimeoutMessage(timeout))),
        };
        return new CompletedInvocation(result, status, errorType, end.Reusable) { Exit = end.Exit };
    }
}
