using System.Buffers.Binary;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>Ids that look like the provider's, differ within a run, and are the same in the next run of the same seed.</summary>
internal sealed class IdSource(int seed)
{
    private long _count;

    public string Next(string prefix)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Scatter((ulong)seed));
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref _count));
        return prefix + Convert.ToHexStringLower(bytes);
    }

    // Neighbouring seeds must not give neighbouring ids, which a reader would take for one another.
    private static long Scatter(ulong value)
    {
        unchecked
        {
            value = (value + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            return (long)((value ^ (value >> 31)) * 0x94D049BB133111EB);
        }
    }
}
