using System.Globalization;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Replies and messages that are longer than anything that one message, one turn or one item can hold.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class SizeTests(EndToEndRun run)
{
    private const int LongestPart = 1600;

    private static readonly string Reply = string.Join(' ', Enumerable.Range(1, 200).Select(number => $"This is my sentence {number:D3}.")) + "!";

    private static readonly TestScenario<ConversationOutcome> LongReply = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Tell me everything about the post.");
        customer.WhenModelIsNextAsked(new OpenAiFault.Answer(new ModelAnswer.Text(Reply)));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> Megabyte =
        new(StackKind.AsDeployed, cloud => cloud.Customer(Enumerable.Range(1, 3).Select(number => Text(number, 350 * 1024))).RunAsync());

    private static readonly TestScenario<ConversationOutcome> ManyFragments =
        new(StackKind.AsDeployed, cloud => cloud.Customer(Enumerable.Range(1, 300).Select(number => Text(number, 7000))).RunAsync());

    [Fact]
    public async Task A_reply_of_5000_characters_comes_in_order_in_parts_that_the_channel_takes()
    {
        var end = await run.OutcomeOfAsync(LongReply);
        Invariants.Check(end);
        Assert.Equal(5000, Reply.Length);
        Assert.True(Assert.Single(end.Replies) == Reply);
        Assert.True(string.Join(' ', end.OnPhone) == Reply);
        Assert.Equal(4, end.Sends);
        Assert.All(end.OnPhone, part => Assert.InRange(part.Length, 1, LongestPart));
        Assert.Equal(end.Customer.Phone.Shown.Select(message => message.Sid), end.AssistantEntries[0][Contract.Messages.PartSids].L.Select(sid => sid.S));
    }

    [Fact]
    public async Task A_megabyte_in_three_messages_is_answered_in_three_turns_and_kept_in_full()
    {
        var end = await run.OutcomeOfAsync(Megabyte);
        Invariants.Check(end);
        Assert.Equal(3, end.Replies.Count);
        Assert.Equal(3, Assert.Single(end.Summaries).Number("turns"));
        var kept = end.UserEntries.Select(entry => end.Items[entry[Contract.Messages.FullTextItem].S][Contract.Messages.Content].S);
        Assert.True(kept.SequenceEqual(end.Customer.Sample.Staged.Select(fragment => fragment.Body)));
    }

    [Fact]
    public async Task Two_megabytes_in_300_messages_are_answered_in_turns_and_in_their_order()
    {
        var end = await run.OutcomeOfAsync(ManyFragments);
        Invariants.Check(end);
        Assert.Equal(end.Replies.Count, Assert.Single(end.Summaries).Number("turns"));
        Assert.InRange(end.Replies.Count, 20, 30);
        Assert.Equal(
            end.Customer.Sample.Staged.Select(fragment => fragment.MessageSid),
            end.UserEntries.SelectMany(entry => entry[Contract.Messages.FragmentSids].L).Select(sid => sid.S));
        var texts = end.UserEntries.Select(entry => entry[Contract.Messages.Content].S);
        Assert.True(string.Join('\n', texts) == string.Join('\n', end.Customer.Sample.Staged.Select(fragment => fragment.Body)));
    }

    private static string Text(int number, int length)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"Message {number} of {length} characters. ");
        return start + new string((char)('a' + (number % 26)), length - start.Length);
    }
}
