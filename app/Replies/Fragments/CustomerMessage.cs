using System.Text;
using WhatsAppReplies.Shared.Texts;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>A customer's message: the fragments of one turn, merged as the customer would have written them in one message.</summary>
/// <param name="Sids">In the order of the text.</param>
/// <param name="Text">Empty when no fragment holds anything.</param>
/// <param name="FirstReceivedAt">Nothing when no fragment says it.</param>
/// <param name="Oversized">The only fragment, when it alone is larger than the bound: its full text is kept apart.</param>
internal sealed record CustomerMessage(IReadOnlyList<string> Sids, string Text, DateTimeOffset? FirstReceivedAt, Fragment? Oversized)
{
    /// <summary>What is said in all voice notes of one turn, in bytes: a quarter of an hour of speech.</summary>
    public const int TranscriptBound = 16 * 1024;

    /// <summary>A sid in a list costs its length and a few bytes; many empty fragments must not pass a bound that only counts text.</summary>
    private const int PerFragment = 4;

    /// <summary>Of what is recorded of a file, besides its type.</summary>
    private const int PerFile = 40;

    /// <summary>The key of the item that holds the full text of an oversized fragment.</summary>
    public string? FullTextItem { get; init; }

    /// <summary>There where one of the fragments asks for no more messages: the line that acknowledges it; empty where nothing does.</summary>
    public string? OptOutReply { get; init; }

    /// <summary>Of the files that came, in the order of the text.</summary>
    public IReadOnlyList<MediaDescriptor> Media { get; init; } = [];

    /// <summary>Of this turn, in the order of the text; nothing in a turn that another worker has begun, whose files nobody reads any more.</summary>
    public IReadOnlyList<Fragment> Fragments { get; init; } = [];

    public override string ToString() => $"{Sids.Count} fragments, {Text.Length} characters";

    /// <summary>The oldest fragments up to <paramref name="bound"/> bytes, at least one; the rest are the next turn.</summary>
    public static CustomerMessage Oldest(List<Fragment> fragments, int bound)
    {
        var taken = 0;
        var isRoomKept = false;
        for (var size = 0; taken < fragments.Count; taken++)
        {
            size += SizeOf(fragments[taken]);
            if (!isRoomKept && fragments[taken].Besides.Files.Any(file => file.MayBeAudio))
            {
                isRoomKept = true;
                size += TranscriptBound;
            }

            if (size > bound && taken > 0)
                break;
        }

        return Merge(fragments.GetRange(0, taken), bound);
    }

    /// <summary>The same message with what reading its files came to.</summary>
    /// <param name="fragments">In the same order.</param>
    public CustomerMessage Retold(IReadOnlyList<Fragment> fragments) =>
        this with { Fragments = fragments, Text = Joined(fragments), Media = Describe(fragments) };

    private static CustomerMessage Merge(List<Fragment> fragments, int bound)
    {
        var sids = fragments.ConvertAll(fragment => fragment.Sid);
        var first = fragments.Find(fragment => fragment.ReceivedAt is not null)?.ReceivedAt?.Instant;
        var message = fragments is [var only] && SizeOf(only) > bound
            ? new CustomerMessage(sids, Utf8Prefix.Of(only.Body.Trim(), bound), first, only)
            : new CustomerMessage(sids, Joined(fragments), first, null);
        return message with
        {
            Fragments = fragments,
            Media = Describe(fragments),
            OptOutReply = fragments.Find(fragment => fragment.OptOutReply is not null)?.OptOutReply,
        };
    }

    private static string Joined(IReadOnlyList<Fragment> fragments)
    {
        var text = new StringBuilder();
        foreach (var fragment in fragments)
        {
            var body = fragment.Body.AsSpan().Trim();
            if (body.IsEmpty)
                continue;
            if (text.Length > 0)
                text.Append('\n');
            text.Append(body);
        }

        return text.ToString();
    }

    private static List<MediaDescriptor> Describe(IReadOnlyList<Fragment> fragments)
    {
        var media = new List<MediaDescriptor>();
        foreach (var fragment in fragments)
        {
            foreach (var file in fragment.Besides.Files)
                media.Add(new(file.ContentType, file.Size));
        }

        return media;
    }

    private static int SizeOf(Fragment fragment)
    {
        var size = Encoding.UTF8.GetByteCount(fragment.Body) + fragment.Sid.Length + PerFragment;
        foreach (var file in fragment.Besides.Files)
            size += file.ContentType.Length + PerFile;
        return size;
    }
}
