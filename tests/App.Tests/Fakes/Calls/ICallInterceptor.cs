namespace App.Tests.Fakes.Calls;

/// <summary>
/// Interceptor that runs before and after every external call. It may throw (a fault), complete later (a slow call), or never complete (the
/// process died there); whoever completes it runs the function's next lines.
/// </summary>
internal interface ICallInterceptor
{
    Task<CallDecision> InterceptAsync(ExternalCall call, CallPhase phase, CancellationToken cancellationToken);
}
