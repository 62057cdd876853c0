using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Records;

/// <summary>Record of a conversation, read leniently: an operator looks at it because something is wrong with it.</summary>
internal sealed class ConversationRecord(Dictionary<string, AttributeValue> item)
{
    private const long Latest = 253_370_764_800_000;

    private readonly Lazy<HashSet<string>> _recorded = new(() => SidsOf(item));
    private readonly ArchivedSids _archived = ArchivedSids.Read(item.GetValueOrDefault(Names.ArchivedSids)?.B?.ToArray());

    public AttributeValue? this[string name] => Av.Find(item, name);

    public string? Status => this[Names.Status]?.S;

    public string? StatusReason => this[Names.StatusReason]?.S;

    public string? Owner => this[Names.Owner]?.S;

    /// <summary>As the function's condition on it sees the flag.</summary>
    public bool IsHandedToHuman => HandOffFlag.IsSet(item);

    public bool HasPendingReply => this[Names.PendingReply] is not null;

    /// <summary>A message may have expired unanswered, and Twilio could not be asked for it yet.</summary>
    public bool MayMissText => this[Names.ExpiredTextSince] is not null;

    public IReadOnlyList<AttributeValue> Entries => this[Names.Messages]?.L ?? [];

    public bool IsClaimed => Status == Contract.Statuses.Processing;

    /// <returns>When the lease of a worker that may be alive ends; nothing where no such claim stands.</returns>
    public DateTimeOffset? LiveUntil(DateTimeOffset now) => IsClaimed && Instant(Names.Deadline) is { } deadline && deadline >= now ? deadline : null;

    public DateTimeOffset? Instant(string name) =>
        this[name]?.N is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, Latest))
            : null;

    /// <summary>A message of the customer that a recorded turn holds.</summary>
    public bool Holds(string sid) => _recorded.Value.Contains(sid) || _archived.Contains(sid);

    private static HashSet<string> SidsOf(Dictionary<string, AttributeValue> item)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in item.GetValueOrDefault(Names.Messages)?.L ?? [])
        {
            if (entry.M?.GetValueOrDefault(Contract.Messages.MessageId)?.S is { } id)
                sids.Add(id);
            foreach (var sid in entry.M?.GetValueOrDefault(Contract.Messages.FragmentSids)?.L ?? [])
            {
                if (sid.S is { } text)
                    sids.Add(text);
            }
        }

        return sids;
    }
}
