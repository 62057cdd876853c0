using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>The page of what works where, against the build script. What it says of systems that are not Linux no test can try.</summary>
public sealed class PlatformsPageTests
{
    private static readonly string Script = File.ReadAllText(RepositoryFolder.File("build.cake"));

    /// <summary>Of each row: the targets, and what stands last, of Windows.</summary>
    private static readonly IReadOnlyList<(string[] Targets, string OnWindows)> Rows =
    [
        .. File.ReadAllLines(RepositoryFolder.File("docs", "platforms.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|'))
            .Select(cells => (Regex.Matches(cells[0], "`([A-Z][A-Za-z]+)`").Select(match => match.Groups[1].Value).ToArray(), cells[^1].Trim())),
    ];

    [Fact]
    public void Each_target_stands_in_a_row()
    {
        // They ask nothing of a machine, or what packaging asks.
        Assert.Equal(
            PublicTargets.All.Except(["Help", "Clean", "Reproduce"]).Order(StringComparer.Ordinal),
            Rows.SelectMany(row => row.Targets).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_starts_emulators_is_told_at_once_where_there_is_no_POSIX_shell()
    {
        var needShell = Regex.Split(Script, @"\nTask\(""")
            .Skip(1)
            .Where(task => Regex.IsMatch(task, @"IsDependentOn\(""__(Tools|Local|Benchmarks)""\)"))
            .Select(task => task.Split('"')[0])
            .Where(name => !name.StartsWith("__", StringComparison.Ordinal));

        Assert.Equal(
            needShell.Order(StringComparer.Ordinal),
            Rows.Where(row => row.OnWindows.Contains("POSIX shell", StringComparison.Ordinal)).SelectMany(row => row.Targets).Order(StringComparer.Ordinal));
        // The script itself names them too, for whoever opens it.
        var named = File.ReadAllLines(RepositoryFolder.File("build.ps1")).Single(line => line.Contains("POSIX shell", StringComparison.Ordinal));
        Assert.Equal(
            needShell.Order(StringComparer.Ordinal),
            Regex.Matches(named.Split(" start ")[0], "[A-Z][a-z]+").Select(match => match.Value).Order(StringComparer.Ordinal));
        Assert.Matches(
            @"if \(OperatingSystem\.IsWindows\(\)\)\s+throw new CakeException\([^;]*WSL 2 \(docs/platforms\.md\)",
            File.ReadAllText(RepositoryFolder.File("eng", "cake", "tools.cake")));
    }
}
