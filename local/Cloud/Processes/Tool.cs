using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Processes;

/// <summary>A program that must be on this machine already, in at least some version.</summary>
internal sealed partial record Tool(string Command, string VersionArgument, int LeastMajor, string Name)
{
    public static Tool Java { get; } = new("java", "-version", 17, "Java");

    public static Tool Node { get; } = new("node", "--version", 20, "Node.js");

    public static Tool Npm { get; } = new("npm", "--version", 9, "npm");

    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (!IsOnPath())
        {
            throw new ProblemException($"{Name} {LeastMajor} or later is needed and `{Command}` is not on the path.");
        }

        var printed = await PrintedAsync(cancellationToken);
        if (Major().Match(printed) is not { Success: true } match)
        {
            throw new ProblemException($"{Name} {LeastMajor} or later is needed and `{Command} {VersionArgument}` names no version.");
        }

        if (int.Parse(match.ValueSpan, System.Globalization.CultureInfo.InvariantCulture) < LeastMajor)
        {
            throw new ProblemException($"{Name} {LeastMajor} or later is needed and `{Command}` is version {match.Value}.");
        }
    }

    private bool IsOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(directory => File.Exists(Path.Combine(directory, Command)) || File.Exists(Path.Combine(directory, $"{Command}.exe")));

    private async Task<string> PrintedAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Command, VersionArgument)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var outputs = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return string.Concat(outputs);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Major();
}
