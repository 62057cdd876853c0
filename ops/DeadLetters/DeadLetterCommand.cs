using Spectre.Console;
using WhatsAppReplies.Ops.Records;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>The command <c>dead-letters</c>.</summary>
internal static class DeadLetterCommand
{
    public static async Task<int> RunAsync(DeadLetterSettings settings, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        var queue = new DeadLetterQueue(stack.Queues, await stack.DeadLettersAsync(cancellationToken));
        var judge = new Judge(new RecordReader(stack.Tables, stack.Conversations), new StagedMessages(stack.Tables, stack.Stage), around.Time);
        var walk = new Walk(queue, around.Console.WriteLine);
        if (!settings.SendBack)
            return await new Listing(queue, judge, walk, around).RunAsync(settings, cancellationToken);

        var sender = new Sender(stack.Queues, await stack.TriggersAsync(cancellationToken), queue, stack.Tables, stack.TriggerLocks);
        return await new SendingBack(queue, judge, walk, sender, around).RunAsync(settings, cancellationToken);
    }
}
