using Spectre.Console;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>
/// Listing of the dead letters: how old, what stands behind each, why it failed. No text and no address: a conversation shows as its hash, as in the logs.
/// </summary>
internal sealed class Listing(DeadLetterQueue queue, Judge judge, Walk walk, Surroundings around)
{
    public async Task<int> RunAsync(DeadLetterSettings settings, CancellationToken cancellationToken)
    {
        var (kept, count) = await queue.AttributesAsync(cancellationToken);
        var found = new List<(DeadLetter Letter, Standing Standing)>();
        await walk.RunAsync(settings.AtMost, DeadLetterQueue.Batch, settings.Message, LookAsync, cancellationToken);
        return settings.Message is { } id ? Inspect(id, found, kept) : List(found, kept, count);

        async Task<bool> LookAsync(DeadLetter letter)
        {
            found.Add((letter, await judge.OfAsync(letter, cancellationToken)));
            return false;
        }
    }

    private int List(List<(DeadLetter Letter, Standing Standing)> found, TimeSpan kept, int count)
    {
        if (found.Count == 0)
        {
            around.Console.WriteLine(count == 0
                ? "There is no dead letter."
                : $"None of about {count} dead letters can be seen now: somebody else looks at them. Run this again in five minutes.");
            return count == 0 ? 0 : Tools.NotDone;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Message", "Conversation", "Age", "Kept for", "Now", "Record", "Reason");
        foreach (var (letter, standing) in found.OrderBy(one => one.Letter.SentAt))
        {
            table.AddRow(
                new Text(letter.Id), new Text(HashOf(letter)), new Text(Ages.Of(Age(letter))), new Text(Ages.Of(kept - Age(letter))),
                new Text(standing.InWords), new Text(standing.Status), new Text(Plain.Of(standing.Reason)));
        }

        around.Console.Write(table);
        around.Console.WriteLine($"{found.Count} seen of about {count}. Nothing was changed.");
        return 0;
    }

    private int Inspect(string id, List<(DeadLetter Letter, Standing Standing)> found, TimeSpan kept)
    {
        if (found is not [var (letter, standing)])
        {
            around.Console.WriteLine($"No dead letter that can be seen now has the id {Plain.Of(id)}.");
            return Tools.NotDone;
        }

        var facts = new Grid().AddColumn().AddColumn();
        Add("message", letter.Id);
        if (TriggerReader.Read(letter.Body) is Result<Trigger>.Success { Value.Conversation: var conversation })
        {
            Add("conversation", conversation.ConversationId);
            Add("in the logs", HashOf(letter));
        }

        Add("age", Ages.Of(Age(letter)));
        Add("kept for", Ages.Of(kept - Age(letter)));
        Add("now", standing.InWords);
        Add("record", standing.Status);
        Add("reason", standing.Reason);
        around.Console.Write(facts);
        return 0;

        void Add(string name, string value) => facts.AddRow(new Text(name), new Text(Plain.Of(value)));
    }

    private TimeSpan Age(DeadLetter letter) => around.Time.GetUtcNow() - letter.SentAt;

    private static string HashOf(DeadLetter letter) =>
        TriggerReader.Read(letter.Body) is Result<Trigger>.Success { Value.Conversation: var conversation }
            ? ConversationHash.Short(conversation.ConversationId)
            : "";
}
