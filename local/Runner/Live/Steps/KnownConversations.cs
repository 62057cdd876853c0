using System.Collections.Concurrent;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Whose a call is: the ids, receipts, sids and hashes that were seen, each with its customer's address.</summary>
internal sealed class KnownConversations
{
    private readonly ConcurrentDictionary<string, string> _channelOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _conversationOfReceipt = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _conversationOfSid = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _conversationOfHash = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Channels => _channelOf;

    /// <summary>Completes what a step names by what was seen before.</summary>
    public Step Complete(Step step)
    {
        var id = step.ConversationId
            ?? (step.ReceiptHandle is { } receipt ? _conversationOfReceipt.GetValueOrDefault(receipt) : null)
            ?? (step.Sid is { } sid ? _conversationOfSid.GetValueOrDefault(sid) : null);
        if (id is null) return step;
        if (step.Sid is { } of) _conversationOfSid[of] = id;
        // Only a step that names both tells how the record writes the address.
        if (step is { ConversationId: not null, Channel: { } channel }) Learn(id, channel);
        return step with { ConversationId = id, Channel = ChannelOf(id) ?? step.Channel };
    }

    public void Learn(string conversationId, string channel)
    {
        _channelOf[conversationId] = channel;
        _conversationOfHash[LogRecords.HashOf(conversationId)] = conversationId;
    }

    public string? ChannelOf(string conversationId) => _channelOf.GetValueOrDefault(conversationId);

    /// <param name="hash">By which records of the log name a conversation.</param>
    public string? ChannelOfHash(string hash) => _conversationOfHash.TryGetValue(hash, out var id) ? ChannelOf(id) : null;

    /// <returns>The conversation of a trigger; null: it is none.</returns>
    public string? Received(QueueMessage message)
    {
        try
        {
            using var trigger = JsonDocument.Parse(message.Body);
            if (trigger.RootElement.Text(Contract.Trigger.ConversationId) is not { } id) return null;
            if (trigger.RootElement.Text(Contract.Trigger.PrimaryChannel) is { } channel) Learn(id, channel);
            _conversationOfReceipt[message.ReceiptHandle] = id;
            return id;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
