using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using Messages = WhatsAppReplies.Contract.Messages;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>Codec of <c>pending_reply</c> as it stands on the record.</summary>
internal static class PendingReplyCodec
{
    private const string TurnId = "turn_id";
    private const string CustomerText = "customer_text";
    private const string FirstReceivedAt = "first_received_at";
    private const string FullText = Messages.FullTextItem;
    private const string CustomerWroteAt = "customer_wrote_at";
    private const string Reply = "reply";
    private const string HandOffReason = "hand_off_reason";
    private const string HandedOverAt = "handed_over_at";
    private const string CompletesTask = "task_complete";
    private const string OptOutReply = "opt_out_reply";
    private const string StartedAt = "started_at";
    private const string Parts = Contract.PendingReply.Parts;
    private const string Text = "text";
    private const string State = "state";
    private const string Sid = Contract.PendingReply.Sid;
    private const string AttemptedAt = "attempted_at";

    public static AttributeValue Write(PendingReply pending)
    {
        var map = new Dictionary<string, AttributeValue>
        {
            [TurnId] = Av.S(pending.TurnId),
            [Messages.FragmentSids] = Av.L(pending.Customer.Sids),
            [CustomerText] = Av.S(pending.Customer.Text),
            [Reply] = Av.S(pending.Reply),
            [Messages.PromptTokens] = Av.N(pending.Usage.PromptTokens),
            [Messages.CompletionTokens] = Av.N(pending.Usage.CompletionTokens),
            [Messages.TotalTokens] = Av.N(pending.Usage.TotalTokens),
            [Messages.Model] = Av.S(pending.Model),
            [StartedAt] = Av.N(pending.StartedAt.ToUnixTimeMilliseconds()),
            [Parts] = new() { L = pending.Parts.Select(Write).ToList() },
        };
        if (pending.Customer.FirstReceivedAt is { } first)
            map[FirstReceivedAt] = Av.N(first.ToUnixTimeMilliseconds());
        if (pending.Customer.FullTextItem is { } item)
            map[FullText] = Av.S(item);
        if (pending.Customer.Media.Count > 0)
            map[Messages.Media] = MediaCodec.Write(pending.Customer.Media);
        if (pending.CustomerWroteAt is { } wrote)
            map[CustomerWroteAt] = Av.N(wrote.ToUnixTimeMilliseconds());
        if (pending.Customer.OptOutReply is { } line)
            map[OptOutReply] = Av.S(line);
        if (pending.HandOff is { } handOff)
            (map[HandOffReason], map[HandedOverAt]) = (Av.S(handOff.Reason ?? ""), Av.N(handOff.At.ToUnixTimeMilliseconds()));
        if (pending.CompletesTask)
            map[CompletesTask] = Av.Bool(true);
        return new() { M = map };
    }

    /// <summary>Nothing when there is none; what is wrong with it is noted by <paramref name="record"/>.</summary>
    public static PendingReply? Read(Attributes record)
    {
        var pending = record.Map(Contract.Conversations.PendingReply);
        if (!pending.Exists)
            return null;

        var sids = pending.Texts(Messages.FragmentSids);
        if (sids.Count == 0)
            pending.Required(Messages.FragmentSids);

        return new PendingReply
        {
            TurnId = pending.Required(TurnId),
            Customer = new(sids, pending.Text(CustomerText) ?? "", pending.Instant(FirstReceivedAt), null)
            {
                FullTextItem = pending.Text(FullText),
                OptOutReply = pending.Text(OptOutReply),
                Media = MediaCodec.Read(pending),
            },
            CustomerWroteAt = pending.Instant(CustomerWroteAt),
            Reply = pending.Required(Reply),
            Usage = new(Count(pending, Messages.PromptTokens), Count(pending, Messages.CompletionTokens), Count(pending, Messages.TotalTokens)),
            Model = pending.Text(Messages.Model) ?? "",
            StartedAt = pending.Instant(StartedAt) ?? default,
            Parts = ReadParts(pending),
            HandOff = pending.Instant(HandedOverAt) is { } at ? new HandOff(pending.Text(HandOffReason), at) : null,
            CompletesTask = pending.Flag(CompletesTask),
        };
    }

    private static AttributeValue Write(ReplyPart part)
    {
        var map = new Dictionary<string, AttributeValue> { [Text] = Av.S(part.Text), [State] = Av.S(NameOf(part.State)) };
        if (part.Sid is { } sid)
            map[Sid] = Av.S(sid);
        if (part.AttemptedAt is { } at)
            map[AttemptedAt] = Av.N(at.ToUnixTimeMilliseconds());
        return new() { M = map };
    }

    private static List<ReplyPart> ReadParts(Attributes pending)
    {
        var parts = new List<ReplyPart>();
        foreach (var value in pending.List(Parts) ?? [])
        {
            var part = pending.Entry(Parts, parts.Count, value);
            parts.Add(new(part.Required(Text), StateOf(part.Text(State)), part.Text(Sid), part.Instant(AttemptedAt)));
        }

        if (parts.Count == 0)
            pending.Required(Parts);
        return parts;
    }

    private static string NameOf(PartState state) => state switch
    {
        PartState.Planned => "planned",
        PartState.Sending => "sending",
        _ => "sent",
    };

    /// <summary>A state that nobody wrote is read as the careful one: looked up before anything is sent.</summary>
    private static PartState StateOf(string? name) => name switch
    {
        "planned" => PartState.Planned,
        "sent" => PartState.Sent,
        _ => PartState.Sending,
    };

    private static int Count(Attributes attributes, string name) => (int)(attributes.Whole(name) ?? 0);
}
