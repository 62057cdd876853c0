using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>
/// The body of an answer comes in two parts. The thread that watches the sockets is the one that reads it: were it to wait for the second part
/// there, nobody would be left to bring that part.
/// </summary>
[Collection(EndToEndRun.Collection)]
public sealed class SlowAnswerTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> Native = Halved(StackKind.AsDeployed, "Do you have parking?");
    private static readonly TestScenario<ConversationOutcome> Managed = Halved(StackKind.Managed, "Do you have a bike shed?");

    [Fact]
    public async Task An_answer_in_two_parts_is_read_without_blocking_the_thread_that_brings_it() => IsAnsweredAtOnce(await run.OutcomeOfAsync(Native));

    [Fact]
    [Trait("Package", "managed")]
    public async Task And_by_the_managed_package() => IsAnsweredAtOnce(await run.OutcomeOfAsync(Managed));

    private static TestScenario<ConversationOutcome> Halved(StackKind stack, string text) => new(stack, async cloud =>
    {
        var customer = cloud.Customer(text);
        foreach (var call in Enum.GetValues<TurnCall>()) customer.Faults.AnswerInHalves(call);
        return await customer.RunAsync();
    });

    private static void IsAnsweredAtOnce(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }
}
