using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>The model behind the provider's Responses API, with retries of its own: the package's do not know budget, quota or lock.</summary>
internal sealed class OpenAiReplyModel(ISecrets<OpenAiKey> secrets, OpenAiWire wire, OpenAiOptions options, TimeProvider time, IChance chance) : IReplyModel
{
    private readonly RetryDelays _delays = new(chance);

    public async Task<ModelOutcome> ReplyAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var attempts = new RequestAttempts(request, secrets, wire, options.HistoryTokens);
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await AttemptAsync(attempts, cancellationToken);
            switch (outcome)
            {
                case AttemptOutcome.Replied replied:
                    return new ModelOutcome.Replied(replied.Reply.Text, replied.Usage, replied.Model)
                    {
                        Signals = replied.Reply.Signals,
                        Attempts = attempts.Requests,
                    };

                case AttemptOutcome.Unusable unusable:
                    return new ModelOutcome.Unusable(unusable.Failure, unusable.Usage, unusable.Model) { Attempts = attempts.Requests };

                case AttemptOutcome.Refused refused:
                    return new ModelOutcome.Refuse(refused.Failure) { Attempts = attempts.Requests, MayBeOfFiles = refused.MayBeOfFiles };

                case AttemptOutcome.Unauthorized unauthorized when !attempts.TryWithFreshKey():
                    return new ModelOutcome.Refuse(unauthorized.Failure) { Attempts = attempts.Requests };

                case AttemptOutcome.TooLarge when attempts.TryWithHalfOfTheHistory():
                    break;

                case AttemptOutcome.TooLarge tooLarge:
                    return new ModelOutcome.Refuse(tooLarge.Failure) { Attempts = attempts.Requests, MayBeOfFiles = request.Files.Count > 0 };

                case AttemptOutcome.Again again:
                    var delay = _delays.After(attempt, again);
                    if (attempt >= options.MaxAttempts || time.GetUtcNow() + delay + options.LeastUsefulTime > request.Deadline)
                        return GiveUp(again, attempts.Requests);
                    await Task.Delay(delay, time, cancellationToken);
                    break;
            }
        }
    }

    private static ModelOutcome.TryAgain GiveUp(AttemptOutcome.Again again, int requests) =>
        new(again.Failure, again.IsOutage ? RetryAfter.InAnOutage(again.RetryAfter) : again.RetryAfter) { Attempts = requests };

    /// <summary>Our own limit and the caller's wish to stop are different things: only the second one is an exception.</summary>
    private async Task<AttemptOutcome> AttemptAsync(RequestAttempts attempts, CancellationToken cancellationToken)
    {
        var remaining = attempts.Deadline - time.GetUtcNow();
        if (remaining < options.LeastUsefulTime)
            return AttemptOutcome.Retry("openai_no_time", "Too little time was left to ask the model.", mayHaveRun: false);

        // All that is left: a model that thinks for minutes would run into a limit of its own again and again, and each time is charged.
        using var limit = new CancellationTokenSource(remaining, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await attempts.AttemptAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return AttemptOutcome.Retry("openai_timeout", "The model provider did not answer in time.", mayHaveRun: true);
        }
    }
}
