using System.Globalization;

namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>A range of a process's addresses, as /proc/PID/smaps describes it.</summary>
/// <param name="Start">Its first address.</param>
/// <param name="End">The first address after it.</param>
/// <param name="Permissions">Such as <c>rw-p</c>; <c>---p</c> is reserved only.</param>
/// <param name="Path">A file, a name in brackets, or empty.</param>
/// <param name="ResidentBytes">How much of it is in memory.</param>
internal sealed record MemoryMapping(ulong Start, ulong End, string Permissions, string Path, long ResidentBytes)
{
    private const string Resident = "Rss:";

    // Address, permissions, offset, device, inode, path.
    private const int Columns = 6;

    public ulong Length => End - Start;

    public bool IsReserved => Permissions.StartsWith("---", StringComparison.Ordinal);

    public static IReadOnlyList<MemoryMapping> Of(int processId)
    {
        var mappings = new List<MemoryMapping>();
        foreach (var line in File.ReadLines($"/proc/{processId}/smaps"))
        {
            if (line.StartsWith(Resident, StringComparison.Ordinal))
            {
                mappings[^1] = mappings[^1] with { ResidentBytes = long.Parse(line.AsSpan(Resident.Length).Trim()[..^3], CultureInfo.InvariantCulture) * 1024 };
            }
            else if (char.IsAsciiHexDigitLower(line[0]))
            {
                mappings.Add(Head(line));
            }
        }

        return mappings;
    }

    private static MemoryMapping Head(string line)
    {
        var fields = line.Split(' ', Columns, StringSplitOptions.RemoveEmptyEntries);
        var dash = fields[0].IndexOf('-', StringComparison.Ordinal);
        return new MemoryMapping(
            Address(fields[0].AsSpan(0, dash)), Address(fields[0].AsSpan(dash + 1)), fields[1], fields.Length == Columns ? fields[^1].Trim() : "", 0);
    }

    private static ulong Address(ReadOnlySpan<char> text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
