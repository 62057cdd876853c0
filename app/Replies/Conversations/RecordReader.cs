using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>Reader of what the turn needs of a record that another system made. Attributes that it does not know are left alone.</summary>
internal static class RecordReader
{
    private const int MostMistakesNamed = 10;

    /// <summary>A thousand years, in seconds.</summary>
    private const long LongestLifetime = 31_556_952_000;

    /// <param name="item">The whole record.</param>
    /// <param name="previousStatus">What the record says was its status before the claim.</param>
    public static Result<ConversationRecord> Read(Dictionary<string, AttributeValue> item, AttributeValue? previousStatus)
    {
        var mistakes = new List<string>();
        var attributes = new Attributes(item, "", mistakes);

        var ai = attributes.Map(Names.AiConfig);
        var aiForWhatsApp = ai.Map(Names.OpenAiConfig).Map(Names.WhatsApp);
        var channel = attributes.Map(Names.ChannelConfig);
        var channelForWhatsApp = channel.Map(Names.WhatsApp);

        // Both shapes may stand side by side; the nested one is the more specific and wins.
        var assistantId = aiForWhatsApp.Text(Names.AssistantId) ?? ai.Text(Names.AssistantId);
        var companyNumber = channelForWhatsApp.Text(Names.CompanyNumber) ?? channel.Text(Names.CompanyNumber);

        var record = new ConversationRecord
        {
            Item = item,
            PreviousStatus = previousStatus is null || previousStatus.NULL == true ? null : previousStatus.S,
            Messages = Entries(attributes, out var unreadable),
            UnreadableEntries = unreadable,
            MessagesAreNull = item.TryGetValue(Names.Messages, out var messages) && messages.NULL == true,
            ThreadId = attributes.Text(Names.ThreadId),
            HandedToHuman = attributes.Flag(Names.HandOff),
            Pending = PendingReplyCodec.Read(attributes),
            UnusableAnswers = attributes.Whole(Names.UnusableAnswers) is { } unusable && attributes.Text(Names.UnusableAnswersOf) is { } newest
                ? new UnusableAnswers((int)unusable, newest)
                : null,
            AssistantId = assistantId,
            CompanyNumber = companyNumber,
            ApiKeySecretId = aiForWhatsApp.Text(Names.ApiKeyReference) ?? ai.Text(Names.ApiKeyReference),
            CredentialsSecretId = channelForWhatsApp.Text(Names.CredentialsId) ?? channel.Text(Names.CredentialsId),
            LastTurnAt = attributes.Instant(Names.LastTurnAt),
            StagedLifetime = attributes.Whole(Names.StagedLifetime) is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestLifetime)) : null,
            ExpiredTextSince = attributes.Instant(Names.ExpiredTextSince),
            ArchivedCount = (int)(attributes.Whole(Names.ArchivedCount) ?? 0),
            ArchivedSids = ArchivedSids.Read(attributes.Bytes(Names.ArchivedSids)),
        };

        if (previousStatus is not null && previousStatus.NULL != true && previousStatus.S is null)
            mistakes.Add($"'{Names.Status}' must be a text (S)");

        return mistakes.Count == 0
            ? new Result<ConversationRecord>.Success(record)
            : new Result<ConversationRecord>.Refuse(new Failure("record_malformed", Explain(mistakes)));
    }

    /// <summary>
    /// Other systems write entries too. What only the model would read of one is read leniently; the sids by which an answered message is recognised are
    /// not: a doubt there would answer a customer twice.
    /// </summary>
    private static List<RecordedEntry> Entries(Attributes attributes, out int unreadable)
    {
        unreadable = 0;
        if (attributes.List(Names.Messages) is not { } list)
            return [];

        var entries = new List<RecordedEntry>(list.Count);
        foreach (var value in list)
        {
            var oddities = new List<string>();
            var lenient = new Attributes(value.NULL == true ? [] : value.M, "", oddities);
            var strict = value.M is null ? lenient : attributes.Entry(Names.Messages, entries.Count, value);
            entries.Add(new(
                lenient.Text(Contract.Messages.MessageId),
                lenient.Text(Contract.Messages.Timestamp) is { } at ? IsoTimeReader.Read(at)?.Instant : null,
                lenient.Text(Contract.Messages.Role),
                lenient.Text(Contract.Messages.Content) ?? "",
                strict.Texts(Contract.Messages.FragmentSids),
                strict.Texts(Contract.Messages.PartSids)));
            if (!lenient.Exists || oddities.Count > 0)
                unreadable++;
        }

        return entries;
    }

    private static string Explain(List<string> mistakes)
    {
        var named = string.Join("; ", mistakes.Take(MostMistakesNamed));
        var more = mistakes.Count - MostMistakesNamed;
        return string.Create(CultureInfo.InvariantCulture, $"The conversation's record is wrong: {named}{(more > 0 ? $"; and {more} more" : "")}.");
    }
}
