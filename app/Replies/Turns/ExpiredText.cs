using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Text that may have expired before anybody saw it: the provider still has it. Asked under the claim, so that what is recorded is what the claim found,
/// and nobody answers meanwhile.
/// </summary>
internal sealed class ExpiredText(
    TurnServices services, TurnContext context, ClaimedConversation conversation, ConversationRecord record, StagedFragments staged)
{
    private readonly FragmentStore _fragments = new(context.Dynamo, services.Settings.StageTable);

    /// <returns>How many messages were missing, and are staged again.</returns>
    public async Task<Step<int>> LookAsync()
    {
        if (!context.Sightings.IsDoubtful())
        {
            context.Sightings.Settle();
            return new Step<int>.Continue(0);
        }

        var askedAt = services.Time.GetUtcNow();
        var asked = await context.Progress.Step("ask", StageAgainAsync(context.Sightings.AskSince()));
        if (asked is Step<int>.Continue)
        {
            context.Sightings.SettleByAsking(askedAt);
            return asked;
        }

        // What can be answered does not wait for a person; the trigger does.
        var isSomethingFresh = staged.Answerable.Any(fragment => !record.Holds(fragment.Sid));
        if (asked.Ended is not Outcome.Refused || !isSomethingFresh)
            return asked;

        context.Sightings.LeaveOpen();
        return new Step<int>.Continue(0);
    }

    /// <summary>Whatever comes of it, the record remembers since when something may be missing, until nothing is.</summary>
    private async Task<Step<int>> StageAgainAsync(DateTimeOffset since)
    {
        conversation.RememberExpiredText(since);
        var found = await FindAsync(since);
        if (found is not Step<IReadOnlyList<InboundMessage>>.Continue { Value: var missing })
            return new Step<int>.End(found.Ended);

        foreach (var message in missing)
            await _fragments.StageAgainAsync(context.Conversation, message, services.Time.GetUtcNow(), context.Work);

        conversation.ForgetExpiredText();
        context.Progress.StagedAgain += missing.Count;
        Tell(missing.Count);
        return new Step<int>.Continue(missing.Count);
    }

    private async Task<Step<IReadOnlyList<InboundMessage>>> FindAsync(DateTimeOffset since)
    {
        if (record.CompanyNumber is not { } company)
            return Refused("the record names no company's number whose messages could be asked for");

        var opened = await AuthorizedMessenger.OpenAsync(services, context, record);
        if (opened is not Step<AuthorizedMessenger>.Continue { Value: var messenger })
            return Ended(opened.Ended);

        var listed = await AskAsync(messenger, () => messenger.ListReceivedAsync(company, context.Conversation.PrimaryChannel, since, context.Work));
        if (listed is not Step<IReadOnlyList<InboundMessage>>.Continue { Value: var messages })
            return listed;

        var missing = new List<InboundMessage>();
        foreach (var message in messages)
        {
            // guard: What is staged or recorded is not missing
            if (staged.Sids.Contains(message.Sid) || record.Holds(message.Sid))
                continue;
            if (MayBeArchived(message))
                return Refused("messages of that time have left the record, so nobody can tell which of Twilio's list were answered");
            // guard: A message without its text cannot be staged again
            if (message.Type == InboundMessage.HiddenType)
                return Refused("Twilio lists a message of the customer without its text (message redaction): ask the customer");

            var complete = await AskAsync(messenger, () => messenger.WithMediaAsync(message, context.Work));
            if (complete is not Step<IReadOnlyList<InboundMessage>>.Continue { Value: [var whole] })
                return complete is Step<IReadOnlyList<InboundMessage>>.End ? complete : Refused("Twilio does not tell the media of a message");
            missing.Add(whole);
        }

        return new Step<IReadOnlyList<InboundMessage>>.Continue(missing);
    }

    private async Task<Step<IReadOnlyList<InboundMessage>>> AskAsync(AuthorizedMessenger messenger, Func<Task<ReceivedOutcome>> ask)
    {
        while (true)
        {
            switch (await ask())
            {
                case ReceivedOutcome.Listed listed:
                    return new Step<IReadOnlyList<InboundMessage>>.Continue(listed.Messages);
                case ReceivedOutcome.Failed failed:
                    // guard: A look at the provider that failed is no empty list
                    return new Step<IReadOnlyList<InboundMessage>>.End(new Outcome.TryAgain(failed.Failure));
                case ReceivedOutcome.Unauthorized unauthorized:
                    if (await messenger.RefreshAsync(unauthorized.Failure, context.Work) is Step.End { Outcome: var refused })
                        return Ended(refused);
                    break;
                default:
                    throw new InvalidOperationException("A list of messages has an outcome that nobody knows.");
            }
        }
    }

    /// <summary>Entries leave the record from its old end, and their sids are forgotten after a day.</summary>
    private bool MayBeArchived(InboundMessage message)
    {
        if (record.ArchivedCount == 0 || !(services.Time.GetUtcNow() - message.TakenAt >= services.Options.Archive.RedeliveryHorizon))
            return false;

        foreach (var entry in record.Messages)
        {
            var isOlderReply = !entry.IsCustomers && entry.PartSids.Count > 0 && entry.At < message.TakenAt;
            if (isOlderReply)
                return false;
        }

        return true;
    }

    private void Tell(int count)
    {
        if (count > 0)
        {
            context.Log.Write(
                Severity.Warning, "Messages of the customer had expired unanswered; they are staged again from Twilio's list", LogField.Of("messages", count));
        }
        else if (staged.Sids.Count == 0)
        {
            context.Log.Write(Severity.Warning, "A trigger found nothing staged and no turn since it was sent; Twilio has no message that is missing");
        }
    }

    private static Step<IReadOnlyList<InboundMessage>>.End Ended(Outcome outcome) =>
        outcome is Outcome.Refused { Failure: var failure } ? Refused($"Twilio cannot be asked: {failure}") : new(outcome);

    private static Step<IReadOnlyList<InboundMessage>>.End Refused(string why) => new(new Outcome.Refused(new Failure(
        "staged_text_expired",
        $"A message of the customer may have expired in the stage table before it was answered, and {why}. Look at the conversation at Twilio; "
        + "when the cause is mended, start the redrive.")));
}
