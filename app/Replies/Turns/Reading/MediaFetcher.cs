using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Messaging;

namespace WhatsAppReplies.Replies.Turns.Reading;

/// <summary>Fetcher of a turn's files, with the credentials of the record.</summary>
internal sealed class MediaFetcher(TurnServices services, TurnContext context, ConversationRecord record, Patience patience)
{
    private AuthorizedMessenger? _messenger;

    /// <returns>Never one that is asked for again: what stays of <see cref="MediaOutcome.TryAgain"/> is that nobody tries any more.</returns>
    public async Task<Step<MediaOutcome>> FetchAsync(string url, int most)
    {
        if (_messenger is null)
        {
            var opened = await AuthorizedMessenger.OpenAsync(services, context, record);
            if (opened is not Step<AuthorizedMessenger>.Continue { Value: var messenger })
                return new Step<MediaOutcome>.End(opened.Ended);
            _messenger = messenger;
        }

        for (var attempt = 1; ; attempt++)
        {
            var outcome = patience.Left > TimeSpan.Zero
                ? await _messenger.FetchMediaAsync(url, most, context.Work)
                : new MediaOutcome.TryAgain(Patience.NoTime);
            switch (outcome)
            {
                case MediaOutcome.Unauthorized unauthorized:
                    if (await _messenger.RefreshAsync(unauthorized.Failure, context.Work) is Step.End { Outcome: var refused })
                        return new Step<MediaOutcome>.End(refused);
                    break;
                case MediaOutcome.TryAgain again when !await patience.PauseAsync(attempt):
                    return patience.MayComeBack
                        ? new Step<MediaOutcome>.End(new Outcome.TryAgain(again.Failure))
                        : new Step<MediaOutcome>.Continue(again);
                case MediaOutcome.TryAgain:
                    break;
                default:
                    return new Step<MediaOutcome>.Continue(outcome);
            }
        }
    }
}
