using System.Text.Json.Nodes;
using Spectre.Console;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Ops.Pause;

/// <summary>The command <c>pause</c>: triggers wait, or go on, from now on. Nothing is built or deployed, so that it takes seconds.</summary>
internal static class PauseCommand
{
    private const string Enabled = "Enabled";
    private const string Disabled = "Disabled";

    /// <summary>AWS lets what it is asking the queue at the moment end first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(PauseSettings settings, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        var wanted = settings.Resume ? Enabled : Disabled;
        if (await stack.Lambda.MappingsAsync(stack.Replies, LiveAlias.Name, cancellationToken) is not [var mapping])
        {
            around.Console.WriteLine("Nothing is changed: not one mapping hands triggers to the function. --target=Verify shows what is there.");
            return Tools.NotDone;
        }

        if (StateOf(mapping) == wanted)
        {
            around.Console.WriteLine(settings.Resume ? "Nothing is changed: triggers are handed over." : "Nothing is changed: it is paused.");
            return 0;
        }

        await stack.Lambda.SwitchAsync(mapping["UUID"]!.GetValue<string>(), settings.Resume, cancellationToken);
        var started = around.Time.GetTimestamp();
        while (StateOf(mapping) != wanted)
        {
            if (around.Time.GetElapsedTime(started) >= Patience)
            {
                around.Console.WriteLine(
                    $"It is asked for, and after {Patience.TotalMinutes:0} minutes not done: the mapping is {StateOf(mapping)}. "
                    + "--target=Verify shows when it is.");
                return Tools.NotDone;
            }

            await Task.Delay(BetweenLooks, around.Time, cancellationToken);
            if (await stack.Lambda.MappingsAsync(stack.Replies, LiveAlias.Name, cancellationToken) is [var now])
                mapping = now;
        }

        around.Console.WriteLine(settings.Resume
            ? "Gone on: what has waited is answered now."
            : "Paused: nothing is answered. What comes in waits, triggers for 14 days and texts for 15; after 24 hours WhatsApp takes no free answer any more. "
                + "What was under way is finished. To go on: --resume.");
        if (stack.IsPaused == settings.Resume)
        {
            around.Console.WriteLine(
                $"The stack file says {SettingKeys.Paused}: {(stack.IsPaused ? "true" : "false")}. --target=Up leaves this as it is now, "
                + "since Pulumi compares with what it did last; pulumi up --refresh does what the file says. "
                + "--target=Verify and the nightly comparison tell of it: where it is to stay like this, change it there too.");
        }
        if (settings.Resume && stack.Pause is not null)
            around.Console.WriteLine("A spend alarm that still rings does not pause again: it would have to stop, and ring anew.");
        return 0;
    }

    private static string? StateOf(JsonNode mapping) => mapping["State"]?.GetValue<string>();
}
