using System.Diagnostics;

namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>Runs a tool to its end.</summary>
internal static class Tools
{
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(
        string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? workingDirectory = null)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = workingDirectory ?? Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var printed = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complained = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? (await printed).TrimEnd()
            : throw new ProblemException($"{tool} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}: {await complained}{await printed}");
    }
}
