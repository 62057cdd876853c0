using Amazon.Lambda.Core;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Pausing.Hosting;

/// <summary>
/// The handler of the function that pauses. A spend alarm that rings switches the replies off; one that stops ringing changes nothing. Whatever is not done
/// ends as an exception, so that Lambda tries it again, twice, and the alarm on its errors tells a person.
/// </summary>
internal sealed class PauseFunction(IReadOnlyList<string> alarms, MappingSwitch mapping, ILog log, MetricLines metrics, TimeProvider time)
{
    /// <summary>All tries of the one call together need less, whatever the invocation is given.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    /// <summary>Left to say what went wrong.</summary>
    private static readonly TimeSpan BeforeTheEnd = TimeSpan.FromMilliseconds(500);

    public async Task HandleAsync(Stream incoming, ILambdaContext context)
    {
        var own = log.With(LogField.Of("requestId", context.AwsRequestId));
        var remaining = context.RemainingTime - BeforeTheEnd;
        using var limit = TimeLimit.Until(time.GetUtcNow() + (remaining < Most ? remaining : Most), time);
        switch (await AlarmChange.ReadAsync(incoming, alarms))
        {
            case Result<AlarmChange>.Success { Value: { IsRinging: true, Alarm: var alarm } }:
                await PauseAsync(own.With(LogField.Of("alarm", alarm)), limit.Token);
                break;
            case Result<AlarmChange>.Success { Value.Alarm: var quiet }:
                own.Write(Severity.Info, "The alarm does not ring: nothing is changed, and a person switches replies on again", LogField.Of("alarm", quiet));
                break;
            case Result<AlarmChange>.Refuse { Failure: var failure }:
                throw Failed(own, failure);
        }
    }

    private async Task PauseAsync(ILog own, CancellationToken cancellationToken)
    {
        switch (await mapping.SwitchOffAsync(cancellationToken))
        {
            case Result<string>.Success { Value: var state }:
                own.Write(Severity.Warning, "Replies are paused at the spend ceiling; a person switches them on again", LogField.Of("state", state));
                metrics.Write([new(Contract.Telemetry.Pauses, "Count", 1)]);
                break;
            case Result<string>.TryAgain { Failure: var failure }:
                throw Failed(own, failure);
            case Result<string>.Refuse { Failure: var failure }:
                throw Failed(own, failure);
        }
    }

    /// <summary>Said at each try, since no try knows whether it is the last one, and money is spent meanwhile.</summary>
    private static PauseFailedException Failed(ILog own, Failure failure)
    {
        own.Write(
            Severity.Critical,
            "Replies are not paused, although the spend ceiling is reached",
            LogField.Of("reason", failure.Code),
            LogField.Of("explanation", failure.Explanation));
        return new PauseFailedException(failure);
    }
}

/// <summary>Replies are not paused. Its words are those of the failure, which tell nothing of what was read.</summary>
internal sealed class PauseFailedException(Failure failure) : Exception(failure.ToString());
