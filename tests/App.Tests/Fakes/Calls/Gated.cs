namespace App.Tests.Fakes.Calls;

/// <summary>Runs a call through a gate.</summary>
internal static class Gated
{
    public static async Task<T> RunAsync<T>(ICallGate gate, ExternalCall call, Func<T> effect, CancellationToken cancellationToken)
    {
        await gate.PassAsync(call, CallPhase.Before, cancellationToken);
        var result = Try(effect);
        if (await gate.PassAsync(call, CallPhase.AfterEffect, cancellationToken) == CallVerdict.Repeat)
            result = Try(effect);
        await gate.PassAsync(call, CallPhase.AfterAnswer, cancellationToken);
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
