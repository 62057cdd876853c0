using System.Globalization;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>What a model writes in Markdown.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class FormattingTests(EndToEndRun run)
{
    private const int LongestPart = 1600;

    private static readonly TestScenario<ConversationOutcome> Short = Answered(
        "Please tell me about my shifts.", "## Your shifts\n* **Early:** at [the site](https://example.com/a_b)【4:0†source】\n* Fish &amp; chips 👩‍👩‍👧‍👦");

    private static readonly TestScenario<ConversationOutcome> Long = Answered(
        "Please tell me everything.",
        string.Join(' ', Enumerable.Range(1, 200).Select(number => string.Create(CultureInfo.InvariantCulture, $"This is **my sentence {number:D3}**."))));

    [Fact]
    public async Task The_customer_sees_whatsapps_marks_and_the_record_says_what_was_sent()
    {
        var end = await run.OutcomeOfAsync(Short);
        Invariants.Check(end);
        Assert.Equal(["*Your shifts*\n- *Early:* at the site: https://example.com/a_b\n- Fish & chips 👩‍👩‍👧‍👦"], end.OnPhone);
        Assert.Equal(end.OnPhone, end.AssistantEntries.Select(entry => entry[Contract.Messages.Content].S));
    }

    [Fact]
    public async Task No_mark_of_a_long_reply_is_cut()
    {
        var end = await run.OutcomeOfAsync(Long);
        Invariants.Check(end);
        Assert.InRange(end.OnPhone.Count, 4, 6);
        Assert.All(end.OnPhone, part => Assert.InRange(part.Length, 1, LongestPart));
        Assert.All(end.OnPhone, part => Assert.Equal(0, part.Count(character => character == '*') % 2));
        Assert.DoesNotContain(end.OnPhone, part => part.Contains("**", StringComparison.Ordinal));
        Assert.Equal(string.Join(' ', end.OnPhone), Assert.Single(end.AssistantEntries)[Contract.Messages.Content].S);
    }

    private static TestScenario<ConversationOutcome> Answered(string question, string markdown) => new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer(question);
        customer.WhenModelIsNextAsked(new OpenAiFault.Answer(new ModelAnswer.Text(markdown)));
        return await customer.RunAsync();
    });
}
