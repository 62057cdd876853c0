using WhatsAppReplies.Local;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The least code that makes the function's calls, without any package: one file for Node, and the same in C#, compiled ahead.</summary>
internal static class Floor
{
    private const string Executable = "NativeFloor";
    private static readonly string Source = Path.Combine(Repository.Root, "tests", "Benchmarks", "floor");
    private static readonly string Published = Path.Combine(Repository.Artifacts, "bench", "native-floor");

    public static Subject OnNode { get; } = new("floor on Node", ["node", Path.Combine(Source, "floor.mjs")], Source) { Nothing = ["node", "-e", ""] };

    /// <summary>Published by build.sh; null where it could not be.</summary>
    public static Subject? Native { get; } =
        File.Exists(Path.Combine(Published, Executable)) ? new("floor in C#", [Path.Combine(Published, Executable)], Published) : null;
}
