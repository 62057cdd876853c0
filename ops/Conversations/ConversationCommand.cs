using Spectre.Console;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Ops.Conversations;

/// <summary>
/// The command <c>conversation</c>: state and history. It is the one place of these tools that shows what was written;
/// whoever runs it has the right to read the tables, and AWS's own trail says that they did.
/// </summary>
internal static class ConversationCommand
{
    public static async Task<int> RunAsync(ConversationSettings settings, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        var finder = new RecordFinder(stack.Tables, stack.Conversations, stack.Stage);
        var key = await finder.FindAsync(settings.Id!, settings.Channel, around.Console.WriteLine, cancellationToken);
        if (key is null || await new RecordReader(stack.Tables, stack.Conversations).ReadAsync(key, cancellationToken) is not { } record)
        {
            around.Console.WriteLine("The conversations table has no such conversation.");
            return Tools.NotDone;
        }

        var staged = await new StagedMessages(stack.Tables, stack.Stage).ReadAsync(key.ConversationId, cancellationToken);
        var history = await new History(stack.Tables, stack.Conversations).NewestAsync(key, record, settings.AtMost, cancellationToken);
        ShowState(around, key, record, staged.Count(fragment => !record.Holds(fragment[Contract.Stage.MessageSid].S)));
        ShowHistory(around, history, record);
        foreach (var fragment in staged.OrderBy(fragment => fragment.GetValueOrDefault(Contract.Stage.ReceivedAt)?.S, StringComparer.Ordinal))
        {
            Line(around, fragment.GetValueOrDefault(Contract.Stage.ReceivedAt)?.S, record.Holds(fragment[Contract.Stage.MessageSid].S) ? "answered" : "staged",
                fragment.GetValueOrDefault(Contract.Stage.Body)?.S);
        }

        return 0;
    }

    private static void ShowState(Surroundings around, ConversationKey key, ConversationRecord record, int unanswered)
    {
        var grid = new Grid().AddColumn().AddColumn();
        foreach (var (name, value) in State.Of(key, record, unanswered, around.Time.GetUtcNow()))
            grid.AddRow(new Text(name), new Text(Plain.Of(value)));
        around.Console.Write(grid);
        around.Console.WriteLine();
    }

    private static void ShowHistory(Surroundings around, IReadOnlyList<HistoryEntry> history, ConversationRecord record)
    {
        var all = record.Entries.Count + State.Archived(record);
        if (history.Count < all)
            around.Console.WriteLine($"(the newest {history.Count} of {all} messages; --most=NUMBER shows more)");
        foreach (var entry in history)
            Line(around, entry.At, entry.Role, entry.Text);
    }

    private static void Line(Surroundings around, string? at, string? who, string? text) =>
        around.Console.WriteLine(Plain.Of($"{at,-24}  {who,-9}  {text}"));
}
