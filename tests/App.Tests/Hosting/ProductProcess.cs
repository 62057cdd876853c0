using System.Diagnostics;
using WhatsAppReplies;

namespace App.Tests.Hosting;

/// <summary>The function as Lambda runs it: a process of its own, with nothing in its environment but what it is given.</summary>
internal static class ProductProcess
{
    /// <summary>The copy beside the tests would not start: what the tests' own framework brings is not copied there.</summary>
    private static readonly string OwnOutput = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        Contract.Handler,
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        $"{Contract.Handler}.dll"));

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "exec", OwnOutput },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(guard.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await errors);
    }
}
