using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks;

/// <summary>What a section works with.</summary>
/// <param name="Options">Of the command line.</param>
/// <param name="Cloud">What the subjects run against.</param>
/// <param name="Function">As the stacks deploy it.</param>
/// <param name="Managed">The managed package of the same sources.</param>
/// <param name="Peer">The same turn on Node with the official packages.</param>
/// <param name="Floor">The function's calls on Node without any package.</param>
/// <param name="NativeFloor">The function's calls in C#, compiled ahead; null where there is no linker.</param>
/// <param name="Time">The clock.</param>
internal sealed record BenchContext(
    BenchOptions Options, BenchCloud Cloud, Subject Function, Subject Managed, Subject Peer, Subject Floor, Subject? NativeFloor, TimeProvider Time)
{
    /// <summary>Measured in turns, so that what changes about the machine meanwhile touches all.</summary>
    public IReadOnlyList<Subject> Subjects => [Function, Managed, Peer, .. Floors];

    public IReadOnlyList<Subject> Floors => NativeFloor is null ? [Floor] : [Floor, NativeFloor];

    /// <summary>What earlier sections found, for those that calculate.</summary>
    public Findings Findings { get; } = new();

    /// <summary>So many runs, or a few with <c>--quick</c>.</summary>
    public int Runs(int full, int quick) => Options.Quick ? quick : full;

    public static void Say(string line) => Console.WriteLine($"  {line}");
}
