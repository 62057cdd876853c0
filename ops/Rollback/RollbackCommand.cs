using Amazon.Runtime;
using Spectre.Console;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Ops.Rollback;

/// <summary>
/// The command <c>rollback</c>: queue, address and schedule use an earlier version of the functions from the next event on. Nothing is built or uploaded.
/// </summary>
internal static class RollbackCommand
{
    private const string ChangedMeanwhile = "PreconditionFailedException";
    private const int LengthOfAHash = 12;

    private const string NotTakenBack =
        "Gone back: the functions' code, environment, memory and timeout. Not taken back: tables and what stands in them, prompts and numbers (items of "
        + "tables), secrets, and all that is no function's own "
        + "(queues, mapping, schedule, alarms, concurrency). What was under way ends on the version on which it began. "
        + "A --target=Up that changes a function's code or settings makes a new version and moves on to it; one that changes neither leaves this as it is, "
        + "and a preview with --refresh shows it.";

    public static async Task<int> RunAsync(RollbackSettings settings, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        var replies = await LiveFunction.ReadAsync(stack.Lambda, stack.Replies, cancellationToken);
        var inbound = stack.Inbound is { } name ? await LiveFunction.ReadAsync(stack.Lambda, name, cancellationToken) : null;
        // It follows the others by its code, and stops nobody from going back.
        var pause = stack.Pause is { } pausing ? await LiveFunction.FindAsync(stack.Lambda, pausing, cancellationToken) : null;
        Show(around.Console, new[] { replies, inbound, pause }.OfType<LiveFunction>());
        if (settings.List)
            return 0;

        switch (RollbackPlan.Of(replies, inbound, settings.To))
        {
            case RollbackPlan.Impossible { Why: var why }:
                around.Console.WriteLine($"Nothing is changed. {why}");
                return Tools.NotDone;
            case RollbackPlan.Possible { Moves: var moves } when pause is null:
                return await MoveAsync(moves, stack, around.Console, cancellationToken);
            case RollbackPlan.Possible { Moves: var moves }:
                if (!RollbackPlan.CanFollow(pause, moves))
                    around.Console.WriteLine($"{pause.Name} stays at version {pause.Alias.Version}: it has none of that code.");
                return await MoveAsync([.. moves, .. RollbackPlan.Following(pause, moves)], stack, around.Console, cancellationToken);
            default:
                throw new InvalidOperationException("A plan that nobody knows.");
        }
    }

    private static async Task<int> MoveAsync(IReadOnlyList<Move> moves, Stack stack, IAnsiConsole console, CancellationToken cancellationToken)
    {
        foreach (var (function, to) in moves)
        {
            try
            {
                await stack.Lambda.MoveAsync(function.Name, LiveAlias.Name, to.Number, function.Alias.Revision, cancellationToken);
            }
            catch (AmazonServiceException refused) when (refused.ErrorCode == ChangedMeanwhile)
            {
                console.WriteLine(
                    $"{function.Name} is not moved: somebody else has moved it meanwhile, a deployment perhaps. Look at what is live now (--list), "
                    + "and run this again if it still has to go.");
                return Tools.NotDone;
            }

            console.WriteLine($"{function.Name}: version {function.Alias.Version} -> {to.Number}");
        }

        console.WriteLine(NotTakenBack);
        return 0;
    }

    private static void Show(IAnsiConsole console, IEnumerable<LiveFunction> functions)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Function", "Version", "Published", "Code", "");
        foreach (var function in functions)
        {
            foreach (var version in function.Versions.Reverse())
            {
                table.AddRow(
                    new Text(function.Name),
                    new Text(version.Number),
                    new Text(version.At),
                    new Text(version.CodeHash[..LengthOfAHash]),
                    new Text(function.IsLive(version) ? "live" : ""));
            }
        }

        console.Write(table);
    }
}
