using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks;

/// <summary>Context of a section: options, environment, subjects, and figures of earlier sections.</summary>
internal sealed record BenchContext(BenchOptions Options, BenchCloud Cloud, Subject Function, Subject Peer, TimeProvider Time)
{
    /// <summary>Measured in turns, so that what changes about the machine meanwhile touches both.</summary>
    public IReadOnlyList<Subject> Subjects => [Function, Peer];

    /// <summary>What earlier sections found, for those that calculate.</summary>
    public Findings Findings { get; } = new();

    /// <summary>So many runs, or a few with <c>--quick</c>.</summary>
    public int Runs(int full, int quick) => Options.Quick ? quick : full;

    public static void Say(string line) => Console.WriteLine($"  {line}");
}
