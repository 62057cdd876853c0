namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>
/// A stack is paused in seconds, and goes on, without a deployment and without a lost message:
/// by the calls ListEventSourceMappings and UpdateEventSourceMapping.
/// </summary>
[Collection(OpsRun.Collection)]
public sealed class PauseTests(OpsRun run)
{
    [Fact]
    public async Task What_comes_in_meanwhile_waits_and_is_answered_when_it_goes_on()
    {
        var customer = await run.Customer().PutAsync();
        var paused = await run.RunAsync("pause");
        try
        {
            Assert.Equal((0, ""), (paused.Code, paused.Errors));
            Assert.Contains("Paused: nothing is answered.", paused.Output, StringComparison.Ordinal);
            Assert.Contains("The stack file says paused: false. --target=Up leaves this as it is now", paused.Words, StringComparison.Ordinal);

            await customer.StageAsync("Is anybody there?");
            await run.Store.SendTriggerAsync(customer.Sample, CancellationToken.None);
            Assert.Equal("Nothing is changed: it is paused.", (await run.RunAsync("pause")).Output.Trim().Split('\n')[^1]);
            var verified = await run.RunAsync("verify");
            Assert.Equal(1, verified.Code);
            Assert.Contains(
                "✗ whatsapp-replies-dev: the mapping is Enabled (step 17). Seen: Disabled, though the stack file does not say paused: paused by a person?",
                verified.Words,
                StringComparison.Ordinal);
            Assert.Empty(customer.Phone.Texts);
        }
        finally
        {
            var resumed = await run.RunAsync("pause", "--resume");
            Assert.Equal((0, ""), (resumed.Code, resumed.Errors));
            Assert.Contains("Gone on", resumed.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("The stack file says", resumed.Output, StringComparison.Ordinal);
        }

        await customer.DeliveredAsync();
        Assert.Single(customer.Phone.Texts);
        Assert.Equal("Nothing is changed: triggers are handed over.", (await run.RunAsync("pause", "--resume")).Output.Trim().Split('\n')[^1]);
    }
}
