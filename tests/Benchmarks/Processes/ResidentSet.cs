namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>
/// The resident set of a .NET process by what it holds. The kernel does not know what an anonymous range is for,
/// so ranges are told apart by how each kind is reserved.
/// </summary>
internal static class ResidentSet
{
    private const ulong Megabyte = 1024 * 1024;

    // glibc's arenas begin at a multiple of this and end with one; the collector reserves far more than any other part.
    private const ulong Arena = 64 * Megabyte;
    private const ulong Reservation = 1024 * Megabyte;
    private const ulong LargestGuard = 64 * 1024;

    public static IReadOnlyDictionary<ResidentPart, long> Of(int processId)
    {
        var mappings = MemoryMapping.Of(processId);
        return Enumerable.Range(0, mappings.Count)
            .GroupBy(index => PartOf(mappings, index), index => mappings[index].ResidentBytes)
            .ToDictionary(part => part.Key, part => part.Sum());
    }

    private static ResidentPart PartOf(IReadOnlyList<MemoryMapping> mappings, int index)
    {
        var mapping = mappings[index];
        return mapping.Path switch
        {
            var path when path.EndsWith(".dll", StringComparison.Ordinal) => ResidentPart.Assemblies,
            var path when path.Contains(".so", StringComparison.Ordinal) || path.EndsWith("/dotnet", StringComparison.Ordinal) => ResidentPart.NativeLibraries,
            "[heap]" => ResidentPart.NativeHeap,
            "[stack]" => ResidentPart.Stacks,
            "" => PartOfAnonymous(mappings, index),
            // Memory that is mapped twice, once to write code and once to run it.
            _ => ResidentPart.CodeAndTypes,
        };
    }

    private static ResidentPart PartOfAnonymous(IReadOnlyList<MemoryMapping> mappings, int index)
    {
        var mapping = mappings[index];
        if (LargestReservation(mappings, index, step: 1) > Reservation || LargestReservation(mappings, index, step: -1) > Reservation)
        {
            return ResidentPart.CollectedHeap;
        }

        if (mapping.Start % Arena == 0 && Neighbour(mappings, index, step: 1) is { IsReserved: true } rest && rest.End % Arena == 0)
        {
            return ResidentPart.NativeHeap;
        }

        return Neighbour(mappings, index, step: -1) is { IsReserved: true, Length: <= LargestGuard } && mapping.Length >= Megabyte
            ? ResidentPart.Stacks
            : ResidentPart.CodeAndTypes;
    }

    /// <summary>Of the anonymous ranges that follow each other without a gap.</summary>
    private static ulong LargestReservation(IReadOnlyList<MemoryMapping> mappings, int index, int step)
    {
        var largest = 0UL;
        while (Neighbour(mappings, index, step) is { Path: "" } next)
        {
            largest = next.IsReserved ? Math.Max(largest, next.Length) : largest;
            index += step;
        }

        return largest;
    }

    private static MemoryMapping? Neighbour(IReadOnlyList<MemoryMapping> mappings, int index, int step)
    {
        if (index + step < 0 || index + step >= mappings.Count)
        {
            return null;
        }

        var (lower, upper) = step > 0 ? (mappings[index], mappings[index + step]) : (mappings[index + step], mappings[index]);
        return lower.End == upper.Start ? mappings[index + step] : null;
    }
}
