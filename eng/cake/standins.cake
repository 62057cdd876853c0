/// <summary>
/// Published packages or stand-ins: all of them together, decided by the feed, remembered in one git-ignored file.
/// Only "no such package" (NU1101) turns the stand-ins on: a feed that cannot be reached, or has all of them but not in our versions (NU1102),
/// is an error to mend. One that lacks some packages and has others in other versions lacks some packages: never a mixture.
/// </summary>
public static class StandIns
{
    public static void Decide(ICakeContext context, BuildParameters parameters)
    {
        var memory = parameters.Paths.StandInMemory;
        if (parameters.StandIns is { } forced)
        {
            Remember(memory, forced);
            context.Information("Packages: {0} (--standins={1}).", Name(forced), forced ? "true" : "false");
            return;
        }

        if (Remembered(memory) is { } remembered)
        {
            context.Information("Packages: {0}, as the feed said before (--standins=true|false decides otherwise).", Name(remembered));
            return;
        }

        context.Information("Packages: asking the feed for the published ones ...");
        var (exitCode, lines) = Restore(context, parameters);
        if (exitCode == 0)
        {
            Remember(memory, false);
            context.Information("Packages: the feed has them all: {0}.", Name(false));
            return;
        }

        var errors = lines.Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct().ToList();
        var lacking = Packages(errors, "NU1101");
        var inOtherVersions = Packages(errors, "NU1102");
        if (lacking.Count == 0 || errors.Any(error => !IsAboutAPackage(error)))
        {
            foreach (var line in lines) context.Error("{0}", line);
            throw new CakeException("The published packages could not be restored, and the reason is not that the feed lacks them: see the lines above. "
                + "--standins=true builds with the stand-ins under eng/standins/ all the same.");
        }

        Remember(memory, true);
        context.Warning("Packages: the feed has no {0}{1}: {2} (eng/standins/) are used for all of them from now on.", string.Join(", ", lacking),
            inOtherVersions.Count == 0 ? "" : $", and {string.Join(", ", inOtherVersions)} only in another version", Name(true));
    }

    private static string Name(bool standIns) => standIns ? "the stand-ins" : "the published packages";

    private static (int ExitCode, List<string> Lines) Restore(ICakeContext context, BuildParameters parameters)
    {
        using var process = context.StartAndReturnProcess("dotnet", new ProcessSettings
        {
            Arguments = new ProcessArgumentBuilder()
                .Append("restore").AppendQuoted(parameters.Paths.FeedProbe.FullPath)
                .Append("-p:UseStandIns=false").Append("--nologo").Append("-v:quiet").Append("-tl:off"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Silent = true,
        });
        process.WaitForExit();
        return (process.GetExitCode(), [.. process.GetStandardOutput().Concat(process.GetStandardError()).Where(line => !string.IsNullOrWhiteSpace(line))]);
    }

    // NU1102 takes several lines: the later ones list what the feed has instead.
    private static bool IsAboutAPackage(string error) => System.Text.RegularExpressions.Regex.IsMatch(error, "error NU110[12]: ");

    private static List<string> Packages(IEnumerable<string> errors, string code) => errors
        .Select(error => System.Text.RegularExpressions.Regex.Match(error, $@"error {code}: \D*?package (?<id>[A-Za-z0-9.]+?)(\. | with )"))
        .Where(match => match.Success).Select(match => match.Groups["id"].Value)
        .Distinct().Order(StringComparer.Ordinal).ToList();

    private static bool? Remembered(FilePath memory)
    {
        if (!System.IO.File.Exists(memory.FullPath)) return null;
        var said = System.Xml.Linq.XDocument.Load(memory.FullPath).Descendants("UseStandIns").SingleOrDefault()?.Value;
        return bool.TryParse(said, out var value)
            ? value
            : throw new CakeException($"{memory.GetFilename()} says neither true nor false in UseStandIns: delete it, and the feed is asked again.");
    }

    private static void Remember(FilePath memory, bool standIns)
    {
        if (System.IO.File.Exists(memory.FullPath) && Remembered(memory) == standIns) return;
        System.IO.File.WriteAllText(memory.FullPath, $"""
            <Project>
              <!-- What the package feed said (build.sh). Delete this file, and it is asked again. -->
              <PropertyGroup>
                <UseStandIns>{(standIns ? "true" : "false")}</UseStandIns>
              </PropertyGroup>
            </Project>

            """);
    }
}
