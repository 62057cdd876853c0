using WhatsAppReplies.Local;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The least code that makes the same calls: one file for Node, no package.</summary>
internal static class Floor
{
    private static readonly string Directory = Path.Combine(Repository.Root, "tests", "Benchmarks", "floor");

    public static Subject Subject { get; } = new("floor", ["node", Path.Combine(Directory, "floor.mjs")], Directory) { Nothing = ["node", "-e", ""] };
}
