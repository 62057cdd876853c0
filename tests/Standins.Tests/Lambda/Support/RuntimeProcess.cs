using System.Diagnostics;

namespace Standins.Tests.Lambda.Support;

/// <param name="ExitCode">Of the process.</param>
/// <param name="Out">Lines on the standard output.</param>
/// <param name="Error">Lines on the standard error.</param>
internal sealed record RuntimeProcess(int ExitCode, IReadOnlyList<string> Out, IReadOnlyList<string> Error)
{
    /// <summary>Runs the talking function for one invocation.</summary>
    public static async Task<RuntimeProcess> RunAsync(
        FakeRuntimeApi api, IReadOnlyDictionary<string, string>? variables = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(TalkingFunction).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint;
        start.Environment["AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE"] = "true";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new RuntimeProcess(process.ExitCode, Lines(await output), Lines(await error));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
