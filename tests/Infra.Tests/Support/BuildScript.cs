using System.Diagnostics;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>The one door to every target, as a person opens it.</summary>
internal static class BuildScript
{
    /// <summary>Such a test gives way to those that wait in real time, and is slow where they leave it little.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(10);

    /// <param name="temporaryFiles">Where the script may put what it throws away.</param>
    /// <param name="arguments">The command line.</param>
    public static Task<(int ExitCode, string Output)> RunAsync(string temporaryFiles, params string[] arguments) =>
        RunAsync(RepositoryFolder.Root, new Dictionary<string, string> { ["TMPDIR"] = temporaryFiles }, arguments);

    /// <param name="root">The repository, or a copy of a part of it.</param>
    /// <param name="environment">Variables beside the ones of this process.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string root, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (program, script) = OperatingSystem.IsWindows() ? ("powershell", "build.ps1") : ("bash", "build.sh");
        var start = new ProcessStartInfo(program, [script, .. arguments])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var guard = new CancellationTokenSource(Guard);
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(guard.Token), process.StandardError.ReadToEndAsync(guard.Token));
        await process.WaitForExitAsync(guard.Token);
        return (process.ExitCode, string.Concat(output));
    }
}
