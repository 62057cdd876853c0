/// <summary>What the feed answers when the published packages (or one of them) are restored.</summary>
public sealed class FeedAnswer
{
    public required bool HasAll { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    private List<string> Errors => Lines.Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct().ToList();

    /// <summary>Packages of which the feed has no version at all, those that another package needs among them.</summary>
    public IReadOnlyList<string> Lacking => Packages("NU1101");

    public IReadOnlyList<string> InOtherVersions => Packages("NU1102");

    /// <summary>A security advisory is loud, and nothing that the feed lacks.</summary>
    public IReadOnlyList<string> Advisories => Lines.Where(line => Matches(line, "warning NU190[1-4]: ")).Distinct().ToList();

    // NU1102 takes several lines: the later ones list what the feed has instead.
    public bool IsAboutPackages => Errors.Count > 0 && Errors.All(error => Matches(error, "error NU110[12]: "));

    public bool LacksOne => IsAboutPackages && Lacking.Count > 0;

    public bool Refuses(string package) => Lacking.Concat(InOtherVersions).Contains(package, StringComparer.OrdinalIgnoreCase);

    public static FeedAnswer Ask(ICakeContext context, BuildParameters parameters, string package = null)
    {
        var arguments = new ProcessArgumentBuilder().Append("restore").AppendQuoted(parameters.Paths.FeedProbe.FullPath)
            .Append("--nologo").Append("-v:quiet").Append("-tl:off");
        if (package is not null) arguments.AppendQuoted($"-p:Package={package}");
        using var process = context.StartAndReturnProcess("dotnet", new ProcessSettings
        {
            Arguments = arguments,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Silent = true,
        });
        process.WaitForExit();
        return new FeedAnswer
        {
            HasAll = process.GetExitCode() == 0,
            Lines = [.. process.GetStandardOutput().Concat(process.GetStandardError()).Where(line => !string.IsNullOrWhiteSpace(line))],
        };
    }

    private List<string> Packages(string code) => Errors
        .Select(error => System.Text.RegularExpressions.Regex.Match(error, $@"error {code}: \D*?package (?<id>[A-Za-z0-9._-]+?)(\. | with )"))
        .Where(match => match.Success).Select(match => match.Groups["id"].Value)
        .Distinct().Order(StringComparer.Ordinal).ToList();

    private static bool Matches(string line, string pattern) => System.Text.RegularExpressions.Regex.IsMatch(line, pattern);
}
