using System.Text;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Messaging.Formatting;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns.Reading;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Maker of a reply, step 3: gets the reply's text and divides it into parts. Writes nothing.</summary>
internal sealed class ReplyMaker(TurnServices services, TurnContext context, ClaimedConversation conversation, TypingIndicator typing)
{
    /// <summary>Of what was written by a refusal of ours: the reason is told again, and never another system's words.</summary>
    private static readonly string[] OwnReasons = ["openai_", "reply_"];

    /// <param name="held">The claim and what it found.</param>
    /// <param name="record">The conversation.</param>
    /// <param name="message">What the customer wrote.</param>
    /// <param name="customerWroteAt">When the customer was last heard of.</param>
    /// <param name="cancellationToken">Ends the model call.</param>
    public async Task<Step<PendingReply>> MakeAsync(
        ClaimOutcome.Held held, ConversationRecord record, CustomerMessage message, DateTimeOffset? customerWroteAt, CancellationToken cancellationToken)
    {
        if (record.AssistantId is not { } assistantId)
        {
            return Refused(
                "assistant_not_named",
                $"The record names no '{Contract.Conversations.AssistantId}' (nested under '{Contract.Conversations.AiConfig}' or flat in it).");
        }

        // Beside the assistant, and not one after the other where they are needed.
        services.Secrets.Begin(services.ApiKeySecretIdOf(record), services.CredentialsSecretIdOf(record));
        var found = Step<Assistant>.Of(await services.Assistants.GetAsync(assistantId, cancellationToken));
        if (found is not Step<Assistant>.Continue { Value: var assistant })
            return new Step<PendingReply>.End(found.Ended);

        // A first delivery is a new message of the customer, or a person has started the redrive: then it may be bought again. A later one may be the
        // first that a worker saw of a new message.
        var unusableBefore = context.IsRedelivery && record.UnusableAnswers is { } unusable && unusable.NewestSid == message.Sids[^1] ? unusable.Count : 0;
        if (unusableBefore >= services.Options.MostUnusableAnswers)
            return new Step<PendingReply>.End(new Outcome.Refused(ReasonOf(record)));

        var read = await ReadAsync(record, message, assistant);
        if (read is not Step<ReadMessage>.Continue { Value: var seen })
            return new Step<PendingReply>.End(read.Ended);

        var request = Request(held, record, seen, assistant);
        if (assistant.ShowsTyping)
            typing.Begin(record, message);
        var answer = await context.Progress.Step("model", AskAsync(request, cancellationToken));
        if (answer is ModelOutcome.Refuse { MayBeOfFiles: true, Failure: var refused })
        {
            context.Log.Write(
                Severity.Warning, "The model provider refused a request with files; it is asked without them", LogField.Of("reason", refused.Code));
            seen = seen.WithoutFiles();
            request = request with { UserText = seen.Message.Text, Files = [] };
            answer = await context.Progress.Step("model", AskAsync(request, cancellationToken));
        }

        typing.Stop();
        message = seen.Message;
        switch (answer)
        {
            case ModelOutcome.Replied reply:
                context.Progress.CountModel(reply.Model, reply.Usage, assistant);
                return Divide(request.TurnId, held.Claim, Formatted(reply, assistant), message, customerWroteAt, unusableBefore);
            case ModelOutcome.Unusable useless:
                context.Progress.CountModel(useless.Model, useless.Usage, assistant);
                return Unusable(useless.Failure, message, unusableBefore);
            case ModelOutcome.TryAgain again:
                return new Step<PendingReply>.End(new Outcome.TryAgain(again.Failure, again.RetryAfter));
            case ModelOutcome.Refuse never:
                return new Step<PendingReply>.End(new Outcome.Refused(never.Failure));
            default:
                throw new InvalidOperationException("The model has an outcome that nobody knows.");
        }
    }

    /// <summary>An opt-out is acknowledged in the company's words, which no model is asked for.</summary>
    public Step<PendingReply> Acknowledge(string line, Claim claim, CustomerMessage message, DateTimeOffset? customerWroteAt) =>
        Divide(services.Chance.Token(), claim, new ModelOutcome.Replied(line, TokenUsage.None, ""), message, customerWroteAt, unusableBefore: 0);

    /// <summary>Most messages have no files, and nothing happens.</summary>
    private Task<Step<ReadMessage>> ReadAsync(ConversationRecord record, CustomerMessage message, Assistant assistant) => MediaReading.IsDue(message)
        ? context.Progress.Step("media", new MediaReading(services, context, record, assistant).ReadAsync(message))
        : Task.FromResult<Step<ReadMessage>>(new Step<ReadMessage>.Continue(new ReadMessage(message, [])));

    private async Task<ModelOutcome> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var answer = await services.Model.ReplyAsync(request, cancellationToken);
        context.Progress.ModelAttempts += answer.Attempts;
        context.Progress.ProviderCalls += answer.Attempts;
        return answer;
    }

    private ModelRequest Request(ClaimOutcome.Held held, ConversationRecord record, ReadMessage seen, Assistant assistant)
    {
        var now = services.Time.GetUtcNow();
        var remaining = context.Deadline - now;
        var reserve = services.Options.ReserveAfterModel < remaining / 2 ? services.Options.ReserveAfterModel : remaining / 2;
        return new ModelRequest(
            services.Chance.Token(),
            assistant,
            services.ApiKeySecretIdOf(record),
            record.ThreadId,
            History(record),
            seen.Message.Text,
            MayHaveBeenAsked: context.IsRedelivery || held.TakenOver || record.PreviousStatus is Contract.Statuses.Retry or Contract.Statuses.ReplyFailed,
            Deadline: now + remaining - reserve,
            ConversationHash.Full(context.Conversation.PrimaryChannel))
        {
            Context = ContextOf(record, assistant),
            Files = seen.Files,
        };
    }

    private string? ContextOf(ConversationRecord record, Assistant assistant)
    {
        var told = ConversationContext.Of(record.Item, assistant.Context);
        if (told is { IsCut: true })
        {
            context.Log.Write(
                Severity.Warning,
                $"What '{Contract.Assistants.Context}' of the assistant's item names of the record is more than the model is told",
                LogField.Of("bytes", ConversationContext.MostBytes));
        }

        return told?.Text;
    }

    /// <summary>Entries of other roles are other systems' notes; an empty one says nothing.</summary>
    private static List<MessageEntry> History(ConversationRecord record)
    {
        var history = new List<MessageEntry>(record.Messages.Count);
        foreach (var entry in record.Messages)
        {
            MessageRole? role = entry.Role switch
            {
                Contract.Messages.UserRole => MessageRole.User,
                Contract.Messages.AssistantRole => MessageRole.Assistant,
                _ => null,
            };
            if (role is { } known && entry.Content.Length > 0)
                history.Add(new(known, entry.Content));
        }

        return history;
    }

    /// <summary>Paid for, and nothing that a customer could get: asked for once more, by the next delivery; then a person has to change something.</summary>
    private Step<PendingReply>.End Unusable(Failure failure, CustomerMessage message, int before)
    {
        conversation.Count(new UnusableAnswers(before + 1, message.Sids[^1]));
        return new(before + 1 < services.Options.MostUnusableAnswers ? new Outcome.TryAgain(failure) : new Outcome.Refused(failure));
    }

    private static Failure ReasonOf(ConversationRecord record)
    {
        var told = record.Item.GetValueOrDefault(Contract.Conversations.StatusReason)?.S ?? "";
        var end = told.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && OwnReasons.Any(own => told.StartsWith(own, StringComparison.Ordinal))
            ? new Failure(told[..end], told[(end + 2)..])
            : new Failure("openai_unusable", "The model's answers were paid for and could not be used; correct the assistant, then start the redrive.");
    }

    /// <summary>Once, before anything is kept: what is recorded is what was sent.</summary>
    internal static ModelOutcome.Replied Formatted(ModelOutcome.Replied reply, Assistant assistant) =>
        assistant.Formatting == ReplyFormatting.AsIs ? reply : reply with { Text = WhatsAppFormatter.Format(reply.Text) };

    private Step<PendingReply> Divide(
        string turnId, Claim claim, ModelOutcome.Replied reply, CustomerMessage message, DateTimeOffset? customerWroteAt, int unusableBefore)
    {
        if (Encoding.UTF8.GetByteCount(reply.Text) > services.Options.ReplyBound)
        {
            return Unusable(
                new Failure(
                    "reply_too_long",
                    $"The model's reply is longer than {services.Options.ReplyBound / 1024} KB; give the assistant a '{Contract.Assistants.MaxOutputTokens}'."),
                message,
                unusableBefore);
        }

        var texts = services.Split(reply.Text);
        if (texts.Count == 0)
            return Unusable(new Failure("reply_empty", "The model's reply holds no text."), message, unusableBefore);

        var parts = new List<ReplyPart>(texts.Count);
        foreach (var text in texts)
            parts.Add(new(text, PartState.Planned));

        return new Step<PendingReply>.Continue(new PendingReply
        {
            TurnId = turnId,
            Customer = message,
            CustomerWroteAt = customerWroteAt,
            Reply = reply.Text,
            Usage = reply.Usage,
            Model = reply.Model,
            StartedAt = claim.ClaimedAt,
            Parts = parts,
            HandOff = reply.Signals.HandOff is { } reason ? new HandOff(reason, HandOff.TimeOf(services.Time.GetUtcNow())) : null,
            CompletesTask = reply.Signals.TaskComplete,
        });
    }

    private static Step<PendingReply>.End Refused(string code, string explanation) => new(new Outcome.Refused(new Failure(code, explanation)));
}
