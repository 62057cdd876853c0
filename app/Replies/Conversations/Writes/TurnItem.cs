using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;
using Messages = WhatsAppReplies.Contract.Messages;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Reader of the turn's own attributes of a record that came back with a write.</summary>
internal static class TurnItem
{
    private const long Latest = 253_370_764_800_000;

    public static AttributeValue? Get(Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name);

    public static string? Owner(Dictionary<string, AttributeValue> item) => Get(item, Names.Owner)?.S;

    public static bool IsProcessing(Dictionary<string, AttributeValue> item) => Get(item, Names.Status)?.S == Contract.Statuses.Processing;

    public static long? Number(Dictionary<string, AttributeValue> item, string name) =>
        Get(item, name)?.N is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTimeOffset? Deadline(Dictionary<string, AttributeValue> item) => Instant(item, Names.Deadline);

    public static DateTimeOffset? Until(Dictionary<string, AttributeValue> item) => Instant(item, Names.Until);

    /// <summary>Since when a person has the conversation, as the queue was or is to be told; nothing: it was not.</summary>
    public static DateTimeOffset? HandingOverAt(Dictionary<string, AttributeValue> item) => Instant(item, Names.HandingOverAt);

    /// <summary>The queue was told of the flag that stands.</summary>
    public static bool IsHandOffTold(Dictionary<string, AttributeValue> item) => Av.Find(item, Names.HandedOverAt) is not null;

    private static DateTimeOffset? Instant(Dictionary<string, AttributeValue> item, string name) =>
        Number(item, name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, Latest)) : null;

    /// <summary>As the claim writes it.</summary>
    public static long StepAfterClaim(Dictionary<string, AttributeValue> before) =>
        (Number(before, Names.Step) ?? Number(before, Names.LastStep) ?? 0) + 1;

    /// <summary>As the claim stores it: a take-over keeps what the dead worker's claim stored.</summary>
    // guard: A take-over reads the status before the dead worker's claim
    public static AttributeValue? PreviousStatusBefore(Dictionary<string, AttributeValue> item) =>
        Get(item, Names.PreviousStatus) ?? Get(item, Names.Status);

    /// <summary>A write within the claim was applied: only this claim's own writes raise its step.</summary>
    public static bool IsAfter(Dictionary<string, AttributeValue> item, Claim claim) =>
        Owner(item) == claim.Owner && Number(item, Names.Step) == claim.Next.Step;

    /// <summary>Nobody holds a claim: the write that ends ours was applied.</summary>
    public static bool IsUnclaimed(Dictionary<string, AttributeValue> item) => Get(item, Names.Owner) is null;

    /// <summary>Why a part of the reply did not arrive; nothing when no part is known to have failed.</summary>
    public static long? FailureCode(Dictionary<string, AttributeValue> item, PendingReply reply)
    {
        if (Get(item, Names.LastDeliveryFailure)?.M is not { } failure || Get(failure, Contract.DeliveryFailure.Sid)?.S is not { } sid)
            return null;
        return reply.Parts.Any(part => part.Sid == sid) ? Number(failure, Contract.DeliveryFailure.Code) ?? 0 : null;
    }

    /// <summary>The turn is recorded, whoever holds the next claim by now: these messages of the customer stand together in one entry.</summary>
    public static bool Records(Dictionary<string, AttributeValue> item, CustomerMessage message)
    {
        if (Get(item, Names.Messages)?.L is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            if (entry.M is { } map
                && Get(map, Messages.MessageId)?.S == message.Sids[0]
                && Get(map, Messages.FragmentSids)?.L is { } sids
                && sids.Count == message.Sids.Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The reply is recorded: its first part stands on an assistant's entry.</summary>
    public static bool Records(Dictionary<string, AttributeValue> item, string firstPartSid)
    {
        if (Get(item, Names.Messages)?.L is not { } entries)
            return false;

        foreach (var entry in entries)
        {
            // guard: Our own recorded turn is recognised
            if (entry.M is { } map && Get(map, Messages.Role)?.S == Messages.AssistantRole && Get(map, Messages.MessageId)?.S == firstPartSid)
                return true;
        }

        return false;
    }
}
