namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A stack that is called neither dev nor prod is applied to this machine, and every tool works on it.</summary>
public sealed class StackOfAnotherNameTests
{
    [Fact]
    public async Task It_is_applied_and_operated_by_its_name()
    {
        var run = new OpsRun { Stack = "staging" };
        await run.InitializeAsync();
        try
        {
            Assert.Equal("whatsapp-replies-staging", run.Cloud.Stack.Function.Name);

            var verified = await run.RunAsync("verify");
            Assert.Equal((0, ""), (verified.Code, verified.Errors));
            Assert.Matches(@"All \d\d points hold \(", verified.Output);
            await AssertWorksAsync(run, "whatsapp-replies-staging", "rollback", "--list");
            await AssertWorksAsync(run, "There is no dead letter.", "dead-letters");

            var customer = await run.Customer("hello")
                .With(Contract.Conversations.HandOff, true)
                .With(Contract.Conversations.Status, Contract.Statuses.AwaitingHuman)
                .PutAsync();
            await AssertWorksAsync(run, Contract.Statuses.AwaitingHuman, "conversation", "--id", customer.Id);
            await AssertWorksAsync(run, "Handed back", "hand-back", "--conversation", customer.Id);
        }
        finally
        {
            await run.DisposeAsync();
        }
    }

    private static async Task AssertWorksAsync(OpsRun run, string said, params string[] arguments)
    {
        var outcome = await run.RunAsync(arguments);

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Contains(said, outcome.Output, StringComparison.Ordinal);
    }
}
