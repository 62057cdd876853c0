using System.Text.RegularExpressions;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>One Markdown file of the repository.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", "bin", "obj", ".git"];

    private MarkdownPage(string path)
    {
        (Path, Text) = (path, File.ReadAllText(path));
        Prose = Fence().Replace(Text, "");
    }

    public static IReadOnlyList<MarkdownPage> All { get; } = [.. Files(RepositoryFolder.Root).Select(path => new MarkdownPage(path))];

    public string Path { get; }

    public string Name => System.IO.Path.GetRelativePath(RepositoryFolder.Root, Path).Replace('\\', '/');

    public string Text { get; }

    /// <summary>Without code blocks.</summary>
    public string Prose { get; }

    /// <summary>Links that stay in the repository, without titles.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value)
        .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal));

    public IEnumerable<string> Quoted => Code().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>As GitHub makes them of headings.</summary>
    public IReadOnlySet<string> Anchors => Headings.ToHashSet();

    /// <summary>The same in their order: of two that are equal a link finds the first one only.</summary>
    public IReadOnlyList<string> Headings =>
        [.. Heading().Matches(Prose).Select(match => NotInAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    public static MarkdownPage Of(string name) => All.Single(page => page.Name == name);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.md")
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner))).SelectMany(Files));

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
