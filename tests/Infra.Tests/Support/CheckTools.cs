using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// The provider's declarations, the TypeScript compiler and the workflow linter, as <c>eng/npm/checks</c> pins them: installed
/// once into the git-ignored cache, and again when the lock file changes.
/// </summary>
internal static class CheckTools
{
    private static readonly string Manifest = RepositoryFolder.File("eng", "npm", "checks");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static string Folder { get; } = RepositoryFolder.File("artifacts", "npm", "checks");

    /// <summary>Runs a script of the tools; its output and exit code.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments)
    {
        await Installed.Value;
        return await StartAsync("node", RepositoryFolder.Root, [Path.Combine(Folder, "node_modules", script), .. arguments]);
    }

    public static async Task<string> ReadAsync(string file)
    {
        await Installed.Value;
        return await File.ReadAllTextAsync(Path.Combine(Folder, "node_modules", file));
    }

    private static async Task InstallAsync()
    {
        var stamp = Path.Combine(Folder, ".installed");
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Manifest, "package-lock.json"))));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return;

        foreach (var name in new[] { "package.json", "package-lock.json", Path.Combine("unused", "package.json") })
        {
            var target = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Manifest, name), target, overwrite: true);
        }

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var (exitCode, output) = await StartAsync(npm, Folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        Assert.True(exitCode == 0, $"npm could not install eng/npm/checks: {output}");
        await File.WriteAllTextAsync(stamp, wanted);
    }

    internal static async Task<(int ExitCode, string Output)> StartAsync(
        string program, string folder, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(output).Trim());
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"These tests need Node.js 20 or newer, and '{program}' cannot be started: install it and run them again.", missing);
        }
    }
}
