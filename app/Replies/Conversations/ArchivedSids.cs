using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>
/// Sids of messages whose entries left the record before they were a day old: the customer's must still be recognised when a webhook
/// stages them again, ours when one that looks alike is looked for at the provider. A sid takes 20 bytes (16 of its SHA-256, as
/// unique as the sid itself, and the minute in which it may be forgotten), so the whole list stays below 41 KB:
/// <see cref="Most"/> messages of one conversation within one day.
/// </summary>
internal sealed class ArchivedSids
{
    public const int Most = 2048;

    private const int HashLength = 16;
    private const int Length = HashLength + sizeof(int);

    private readonly byte[] _bytes;

    private ArchivedSids(byte[] bytes) => _bytes = bytes;

    public static ArchivedSids None { get; } = new([]);

    public int Count => _bytes.Length / Length;

    public bool IsEmpty => _bytes.Length == 0;

    /// <summary>A tail that is no whole entry was not written by us and is not read.</summary>
    public static ArchivedSids Read(byte[]? bytes) => bytes is null or { Length: < Length } ? None : new(bytes[..(bytes.Length - bytes.Length % Length)]);

    public ReadOnlyMemory<byte> Bytes => _bytes;

    public bool Contains(string sid) => Until(sid) is not null;

    /// <returns>The minute in which it may be forgotten, of a sid that is in the list.</returns>
    public DateTimeOffset? Until(string sid)
    {
        if (IsEmpty)
            return null;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(sid, hash);
        var start = IndexOf(_bytes, hash[..HashLength]);
        return start < 0 ? null : DateTimeOffset.FromUnixTimeSeconds(60L * BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(start + HashLength, sizeof(int))));
    }

    /// <summary>With some more sids, or with a new time for them, and without those whose time has come; above the bound the oldest go first.</summary>
    /// <param name="sids">Each with the time until which it must be recognised.</param>
    /// <param name="now">Decides which are forgotten.</param>
    /// <param name="droppedEarly">How many went before their time.</param>
    public ArchivedSids With(IReadOnlyList<(string Sid, DateTimeOffset Until)> sids, DateTimeOffset now, out int droppedEarly)
    {
        var added = new byte[sids.Count * Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var index = 0; index < sids.Count; index++)
        {
            var (sid, until) = sids[index];
            var entry = added.AsSpan(index * Length, Length);
            Hash(sid, hash);
            hash[..HashLength].CopyTo(entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[HashLength..], Minute(until));
        }

        var kept = new List<byte>(_bytes.Length + added.Length);
        for (var start = 0; start < _bytes.Length; start += Length)
        {
            var entry = _bytes.AsSpan(start, Length);
            var isForgotten = BinaryPrimitives.ReadInt32BigEndian(entry[HashLength..]) < Minute(now);
            if (!isForgotten && IndexOf(added, entry[..HashLength]) < 0)
                kept.AddRange(entry);
        }

        kept.AddRange(added);

        droppedEarly = Math.Max(0, kept.Count / Length - Most);
        kept.RemoveRange(0, droppedEarly * Length);
        return new([.. kept]);
    }

    private static int IndexOf(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> hash)
    {
        for (var start = 0; start < entries.Length; start += Length)
        {
            if (entries.Slice(start, HashLength).SequenceEqual(hash))
                return start;
        }

        return -1;
    }

    private static void Hash(string sid, Span<byte> hash) => SHA256.HashData(Encoding.UTF8.GetBytes(sid), hash);

    private static int Minute(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 60);
}
