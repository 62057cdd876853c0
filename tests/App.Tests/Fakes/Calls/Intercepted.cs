namespace App.Tests.Fakes.Calls;

/// <summary>Runner of calls that pass an interceptor.</summary>
internal static class Intercepted
{
    public static async Task<T> RunAsync<T>(ICallInterceptor interceptor, ExternalCall call, Func<T> effect, CancellationToken cancellationToken)
    {
        await interceptor.InterceptAsync(call, CallPhase.Before, cancellationToken);
        var result = Try(effect);
        if (await interceptor.InterceptAsync(call, CallPhase.AfterEffect, cancellationToken) == CallDecision.Repeat)
            result = Try(effect);
        await interceptor.InterceptAsync(call, CallPhase.AfterAnswer, cancellationToken);
        return result.Error is null ? result.Value! : throw result.Error;
    }

    /// <summary>A refusal by the service is an answer like any other: it can be lost too.</summary>
    private static (T? Value, Exception? Error) Try<T>(Func<T> effect)
    {
        try
        {
            return (effect(), null);
        }
        catch (Exception exception)
        {
            return (default, exception);
        }
    }
}
