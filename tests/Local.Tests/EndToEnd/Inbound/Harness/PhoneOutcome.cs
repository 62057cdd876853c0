using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>What is stored and shown when all triggers of a customer have been acknowledged.</summary>
internal sealed record PhoneOutcome
{
    public required Dictionary<string, AttributeValue> Record { get; init; }

    public required int StagedLeft { get; init; }

    public required bool LockLeft { get; init; }

    public required IReadOnlyList<string> OnPhone { get; init; }

    /// <summary>Of all that the customer wrote, as the service numbers it.</summary>
    public required IReadOnlyList<string> WrittenSids { get; init; }

    /// <summary>All triggers had been acknowledged before the record was read: no claim can stand on it.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>How many were sent.</summary>
    public required int Triggers { get; init; }

    public string? Status => Record.GetValueOrDefault(Contract.Conversations.Status)?.S;

    public string? StatusReason => Record.GetValueOrDefault(Contract.Conversations.StatusReason)?.S;

    public IReadOnlyList<string> Replies => [.. Entries(Contract.Messages.AssistantRole).Select(entry => entry[Contract.Messages.Content].S)];

    public IReadOnlyList<string> RecordedSids =>
        [.. Entries(Contract.Messages.UserRole).SelectMany(entry => entry[Contract.Messages.FragmentSids].L).Select(sid => sid.S)];

    /// <summary>Every message is in one recorded turn, in the order in which it was written; the phone shows each reply once; nothing is left.</summary>
    public void IsAnsweredOnce(int replies = 1)
    {
        Assert.True(
            RecordedSids.SequenceEqual(WrittenSids),
            $"{WrittenSids.Count} messages were written, {RecordedSids.Count} are recorded ({RecordedSids.Distinct().Count()} different)");
        Assert.Equal((replies, replies), (Replies.Count, OnPhone.Count));
        Assert.True(Replies.SequenceEqual(OnPhone), "what is on the phone is not what is recorded");
        Assert.Equal((0, false), (StagedLeft, LockLeft));
        if (IsQuiet) Assert.DoesNotContain(Contract.Conversations.Owner, Record.Keys);
    }

    private IEnumerable<Dictionary<string, AttributeValue>> Entries(string role) =>
        (Record.GetValueOrDefault(Contract.Conversations.Messages)?.L ?? []).Select(entry => entry.M).Where(entry => entry[Contract.Messages.Role].S == role);

    /// <summary>A record prints its members; they are private.</summary>
    public override string ToString() => Status ?? "no status";
}
