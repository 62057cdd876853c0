using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Messages that Twilio took while nobody answered its webhooks. They come from Twilio's own list, so there is no signature to check.</summary>
internal sealed class MissedMessages(
    IInbox inbox,
    CompanyNumbers numbers,
    ConversationFinder conversations,
    Receipts receipts,
    KnownMessages known,
    Stager stager,
    SweepOptions options,
    TimeProvider time)
{
    private const string CannotBeStaged = "A message that came by no webhook cannot be staged now; each sweep tries again";

    /// <summary>Before what is told of a number's list, or of a message a second time.</summary>
    private const string ListOf = "list of ";
    private const string WithoutFiles = "without files ";

    /// <summary>What was told of a message or a number, so that it is not told again by every sweep.</summary>
    private readonly KnownMessages _told = new(time);

    /// <summary>Apart from the others: what is not staged for some reason may be staged later, and without its text a person still has to be told.</summary>
    private readonly KnownMessages _toldWithoutText = new(time);

    /// <returns>Whether this half works at all.</returns>
    public async Task<bool> MendAsync(SweepFindings findings, ILog log, CancellationToken cancellationToken)
    {
        var (ofNumbers, ofMessages) = (new Pieces(findings, log, cancellationToken), new Pieces(findings, log, cancellationToken));
        var (asked, answered) = (0, 0);
        foreach (var number in await numbers.AllAsync(cancellationToken))
        {
            if (number.Malformed is { } malformed)
            {
                TellOnce(number.Number, "Nothing can be staged at a number before its item is mended", malformed, findings, log);
                continue;
            }

            asked++;
            await ofNumbers.TryAsync(async () => answered += await MendAsync(number, ofMessages, findings, log, cancellationToken) ? 1 : 0);
        }

        var isBlind = asked > 0 && answered == 0;
        if (isBlind)
            log.Write(Severity.Error, "Twilio told of no number what came to it: what webhooks lose is found by nobody before it does");
        return !isBlind && !ofMessages.AllFailed;
    }

    /// <returns>Whether Twilio has told what came.</returns>
    private async Task<bool> MendAsync(CompanyNumber number, Pieces pieces, SweepFindings findings, ILog log, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = now - options.Window;
        switch (await inbox.ListAsync(number, since, cancellationToken))
        {
            case InboxOutcome.Listed listed:
                if (listed.Unreadable > 0)
                    TellOnce(ListOf + number.Number, "Entries of Twilio's list cannot be read; the others are looked at", EntriesUnreadable, findings, log);
                foreach (var message in listed.Messages)
                {
                    // Asked for once more here: read as a date alone, the question would bring back a whole day, and with it what was answered without us.
                    // guard: What came by no webhook is found
                    if (message.TakenAt >= since && message.TakenAt <= now - options.LeastAge && !known.Contains(message.Sid))
                        await pieces.TryAsync(() => MendAsync(number, message, findings, log, cancellationToken));
                }

                return true;
            case InboxOutcome.Failed failed:
                findings.Failures++;
                Tell("Twilio could not be asked for missed messages; the next sweep asks again", failed.Failure, log);
                return false;
            default:
                throw new InvalidOperationException("A list of messages has an outcome that nobody knows.");
        }
    }

    private async Task MendAsync(CompanyNumber number, InboundMessage message, SweepFindings findings, ILog log, CancellationToken cancellationToken)
    {
        // guard: A sweep stages nothing that has a receipt
        if (await receipts.HasAsync(message.Sid, cancellationToken))
        {
            known.Add(message.Sid);
            return;
        }

        if (await CompleteAsync(number, message, findings, log, cancellationToken) is not { } complete)
            return;

        var conversation = await conversations.FindAsync(message.To, message.From, cancellationToken);
        Action? tell = complete.Type == InboundMessage.HiddenType ? () => TellHidden(complete, findings, log) : null;
        switch (await stager.StageAsync(complete, number, conversation?.Key, wasStaged: false, cancellationToken, tell))
        {
            case StagingOutcome.Staged { IsNew: true }:
                findings.Staged++;
                break;
            case StagingOutcome.UnknownCustomer:
                // Told by its webhook, or by nobody: it is not looked at again by this process.
                known.Add(message.Sid);
                break;
            case StagingOutcome.Refused refused:
                TellOnce(message.Sid, CannotBeStaged, refused.Failure, findings, log);
                break;
        }
    }

    /// <returns>Nothing: its files are asked for again by the next sweep.</returns>
    private async Task<InboundMessage?> CompleteAsync(
        CompanyNumber number, InboundMessage message, SweepFindings findings, ILog log, CancellationToken cancellationToken)
    {
        if (await inbox.WithMediaAsync(number, message, cancellationToken) is InboxOutcome.Listed { Messages: [var complete] })
            return complete;

        // P1: before the list forgets it. The turn says that files came and could not be read, and answers what was written.
        if (message.TakenAt <= time.GetUtcNow() - options.WaitForMedia)
        {
            TellOnce(WithoutFiles + message.Sid, "A message that came by no webhook is staged without its files", MediaUnknown, findings, log);
            return message;
        }

        TellOnce(message.Sid, CannotBeStaged, MediaUnknown, findings, log);
        return null;
    }

    /// <summary>
    /// P1: what the customer wrote cannot be answered by what is known here; a person has to look at the phone. Told once by each process, should the
    /// message not be staged then.
    /// </summary>
    private void TellHidden(InboundMessage message, SweepFindings findings, ILog log)
    {
        if (!_toldWithoutText.Add(message.Sid))
            return;

        findings.WithoutText++;
        log.Write(
            Severity.Critical,
            "A message came by no webhook, and Twilio lists it without its text: a person has to ask the customer",
            LogField.Of("messageSid", message.Sid));
    }

    private void TellOnce(string of, string what, Failure failure, SweepFindings findings, ILog log)
    {
        findings.Failures++;
        if (_told.Add(of))
            Tell(what, failure, log);
    }

    private static void Tell(string what, Failure failure, ILog log) =>
        log.Write(Severity.Warning, what, LogField.Of("reason", failure.Code), LogField.Of("explanation", failure.Explanation));

    private static Failure EntriesUnreadable { get; } = new("twilio_unreadable", "Twilio's list has messages that lack a sid, a direction or a date.");

    private static Failure MediaUnknown { get; } = new("twilio_media_unknown", "Twilio could not be asked for the media of a message.");
}
