using System.Text;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Shared.Texts;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>A customer's message: the fragments of one turn, merged as the customer would have written them in one message.</summary>
/// <param name="Sids">In the order of the text.</param>
/// <param name="Text">Empty when no fragment holds anything.</param>
/// <param name="FirstReceivedAt">Nothing when no fragment says it.</param>
/// <param name="Oversized">The only fragment, when it alone is larger than the bound: its full text is kept apart.</param>
internal sealed record CustomerMessage(IReadOnlyList<string> Sids, string Text, DateTimeOffset? FirstReceivedAt, Fragment? Oversized)
{
    /// <summary>A sid in a list costs its length and a few bytes; many empty fragments must not pass a bound that only counts text.</summary>
    private const int PerFragment = 4;

    /// <summary>The key of the item that holds the full text of an oversized fragment.</summary>
    public string? FullTextItem { get; init; }

    /// <summary>There where one of the fragments asks for no more messages: the line that acknowledges it; empty where nothing does.</summary>
    public string? OptOutReply { get; init; }

    public override string ToString() => $"{Sids.Count} fragments, {Text.Length} characters";

    /// <summary>The oldest fragments up to <paramref name="bound"/> bytes, at least one; the rest are the next turn.</summary>
    public static CustomerMessage Oldest(List<Fragment> fragments, int bound)
    {
        var taken = 0;
        for (var size = 0; taken < fragments.Count; taken++)
        {
            size += SizeOf(fragments[taken]);
            if (size > bound && taken > 0)
                break;
        }

        return Merge(fragments.GetRange(0, taken), bound);
    }

    private static CustomerMessage Merge(List<Fragment> fragments, int bound)
    {
        var sids = new List<string>(fragments.Count);
        var text = new StringBuilder();
        DateTimeOffset? first = null;
        foreach (var fragment in fragments)
        {
            sids.Add(fragment.Sid);
            first ??= fragment.ReceivedAt?.Instant;
            var body = fragment.Body.AsSpan().Trim();
            if (body.IsEmpty)
                continue;
            if (text.Length > 0)
                text.Append('\n');
            text.Append(body);
        }

        var message = fragments is [var only] && SizeOf(only) > bound
            ? new CustomerMessage(sids, Utf8Prefix.Of(only.Body.Trim(), bound), first, only)
            : new CustomerMessage(sids, text.ToString(), first, null);
        return fragments.Find(fragment => fragment.OptOutReply is not null) is { } optOut ? message with { OptOutReply = optOut.OptOutReply } : message;
    }

    private static int SizeOf(Fragment fragment) => Encoding.UTF8.GetByteCount(fragment.Body) + fragment.Sid.Length + PerFragment;
}
