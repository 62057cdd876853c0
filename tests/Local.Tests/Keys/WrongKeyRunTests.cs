using System.Diagnostics;
using WhatsAppReplies.Local.Providers;
using WhatsAppReplies.Local.Tests.Processes;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Keys;

/// <summary>The commands as a user runs them, with a key that its provider refuses.</summary>
public sealed class WrongKeyRunTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("phone")]
    [InlineData("run")]
    public async Task A_wrong_key_ends_the_run_with_the_providers_reason_before_anything_is_started(string command)
    {
        await using var services = await ProviderServers.StartAsync();
        var start = Interruptible.Program("dotnet", [typeof(LocalCloud).Assembly.Location, command, "--zip", CloudFixture.Zip]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment[RealProviders.OpenAiApiKeyVariable] = "sk-wrong";
        start.Environment[Contract.Variables.OpenAiBaseUrl] = services.OpenAiBaseUrl.ToString();
        using var guard = new CancellationTokenSource(Guard);
        using var program = Process.Start(start)!;
        try
        {
            var (said, mistake) = (program.StandardOutput.ReadToEndAsync(guard.Token), program.StandardError.ReadToEndAsync(guard.Token));
            await program.WaitForExitAsync(guard.Token);

            Assert.Equal(2, program.ExitCode);
            Assert.Equal("OpenAI refuses OPENAI_API_KEY (invalid_api_key): Incorrect API key provided.", (await mistake).Trim());
            Assert.Contains("OPENAI_API_KEY is set", await said, StringComparison.Ordinal);
            Assert.DoesNotContain("DynamoDB", await said, StringComparison.Ordinal);
        }
        finally
        {
            if (!program.HasExited) program.Kill(entireProcessTree: true);
        }
    }
}
