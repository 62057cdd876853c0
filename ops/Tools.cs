using Pulumi;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Ops.Conversations;
using WhatsAppReplies.Ops.DeadLetters;
using WhatsAppReplies.Ops.HandBack;
using WhatsAppReplies.Ops.Pause;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Rollback;
using WhatsAppReplies.Ops.Verify;

namespace WhatsAppReplies.Ops;

/// <summary>Tools of the operator's tools: 0 is done, 1 is not done or in part, 2 is a mistake of the command line or of the stack's files.</summary>
internal static class Tools
{
    public const int NotDone = 1;

    private const string Program = "WhatsAppReplies.Ops";

    public static Task<int> RunAsync(IEnumerable<string> arguments, Surroundings around, CancellationToken cancellationToken) => CommandLine.RunAsync(
        new CommandApp(),
        Program,
        arguments,
        config =>
        {
            config.AddAsyncDelegate<HandBackSettings>("hand-back", (_, settings) => OnStackAsync(settings, around, (stack, _) =>
                    HandBackCommand.RunAsync(settings, stack, around, cancellationToken)))
                .WithDescription("Gives a conversation that a person has had back to the assistant.");
            config.AddAsyncDelegate<DeadLetterSettings>("dead-letters", (_, settings) => OnStackAsync(settings, around, (stack, _) =>
                    DeadLetterCommand.RunAsync(settings, stack, around, cancellationToken)))
                .WithDescription("Lists dead letters and what stands behind each; sends them back.");
            config.AddAsyncDelegate<ConversationSettings>("conversation", (_, settings) => OnStackAsync(settings, around, (stack, _) =>
                    ConversationCommand.RunAsync(settings, stack, around, cancellationToken)))
                .WithDescription("Shows a conversation: its state, and what was written.");
            config.AddAsyncDelegate<RollbackSettings>("rollback", (_, settings) => OnStackAsync(settings, around, (stack, _) =>
                    RollbackCommand.RunAsync(settings, stack, around, cancellationToken)))
                .WithDescription("Lets queue, address and schedule use an earlier version of the functions.");
            config.AddAsyncDelegate<PauseSettings>("pause", (_, settings) => OnStackAsync(settings, around, (stack, _) =>
                    PauseCommand.RunAsync(settings, stack, around, cancellationToken)))
                .WithDescription("Lets triggers wait, or go on, in seconds.");
            config.AddAsyncDelegate<VerifySettings>("verify", (_, settings) => OnStackAsync(settings, around, (stack, place) =>
                    VerifyCommand.RunAsync(settings, stack, place, around, cancellationToken)))
                .WithDescription(
                    "Looks whether a deployed stack is as declared, and sends a conversation through it that costs nothing; "
                    + "with a recipient, also one that is answered.");
        },
        around.Errors);

    private static async Task<int> OnStackAsync(StackOptions settings, Surroundings around, Func<Stack, Place, Task<int>> command)
    {
        try
        {
            var place = Place.Of(settings.Endpoint, around.Variable);
            using var stack = await Stack.OpenAsync(settings, place, around.OnThisMachine);
            around.Console.WriteLine($"{settings.StackName} {place.InWords(stack.Region)}");
            return await command(stack, place);
        }
        catch (Exception mistake) when (mistake is RunException or AggregateException { InnerException: RunException } or MistakeException)
        {
            await around.Errors.WriteLineAsync(mistake.GetBaseException().Message);
            return CommandLine.Mistake;
        }
        catch (Exception fault) when (AwsFaults.InWords(fault) is { } words)
        {
            await around.Errors.WriteLineAsync(words);
            return NotDone;
        }
    }
}
