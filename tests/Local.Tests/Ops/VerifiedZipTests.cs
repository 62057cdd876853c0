using System.Diagnostics;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A deployment is verified with the hash of its own zip: what another run has brought does not pass for it.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifiedZipTests(OpsRun run) : IAsyncLifetime
{
    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>By the hash that an operator is told to take: what <c>sha256sum</c> prints.</summary>
    [Fact]
    public async Task The_zip_that_is_live_holds()
    {
        using var program = Process.Start(new ProcessStartInfo("sha256sum", [OpsRun.Zip]) { RedirectStandardOutput = true })!;
        var printed = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();

        var outcome = await run.RunAsync("verify", "--hash", printed.Split(' ')[0]);

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
    }

    [Fact]
    public async Task Another_zip_does_not_and_no_conversation_is_tried()
    {
        var outcome = await run.RunAsync("verify", "--hash", new string('0', 64));

        Assert.Equal((1, ""), (outcome.Code, outcome.Errors));
        Assert.Contains("✗ whatsapp-replies-dev: its code is the zip 000000000000 (step 17). Seen: another: ", outcome.Words, StringComparison.Ordinal);
        Assert.Contains("✗ whatsapp-replies-dev-inbound: its code is the zip 000000000000", outcome.Words, StringComparison.Ordinal);
        Assert.Contains("No conversation is tried", outcome.Output, StringComparison.Ordinal);
    }
}
