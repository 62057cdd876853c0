using Spectre.Console;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// The command <c>verify</c>: what the program declares is what is there, and then a conversation comes through it. What only CloudWatch could tell is left to the
/// preview of the Pulumi CLI.
/// </summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(VerifySettings settings, Stack stack, Place place, Surroundings around, CancellationToken cancellationToken)
    {
        // Before anything is looked at: what is missing in the command line is told at once.
        var recipient = settings.Recipient is null ? null : Recipient.Of(settings, stack);
        var host = recipient is null ? null : TwilioHost.Of(place, stack, around.Variable);
        var functions = new FunctionChecks(stack.Lambda);
        List<Point> points =
        [
            .. await new TableChecks(stack.Tables).RunAsync(stack.Resources, cancellationToken),
            .. await new QueueChecks(stack.Queues).RunAsync(stack.Resources, stack.DeadLetterQueue, cancellationToken),
            .. await new SecretChecks(stack.Secrets).RunAsync(stack.OpenAiSecret, stack.TwilioSecret, cancellationToken),
            .. await functions.RunAsync(stack.Resources, stack.Replies, cancellationToken),
            .. await new QuotaChecks(stack.Lambda).RunAsync(stack.Resources, cancellationToken),
            new("stack", "it is not paused", !stack.IsPaused, stack.IsPaused ? "paused: true in the stack file; no conversation was tried" : "it is not"),
        ];

        // What is missing would be told as an outage; and what waits for a paused stack would come through days later.
        if (points.TrueForAll(point => point.Holds))
            points.AddRange(await new TriedConversation(stack, around.Time, around.Token()).RunAsync(cancellationToken));
        else
            around.Console.WriteLine("No conversation is tried, since not everything is as declared.");

        if (recipient is not null && host is not null)
        {
            if (points.TrueForAll(point => point.Holds))
                points.AddRange(await AnsweredAsync(stack, recipient, host, around, cancellationToken));
            else
                around.Console.WriteLine("No message is sent, since not everything holds.");
        }

        points.AddRange(await functions.OfVersionsAsync(stack.Inbound is { } inbound ? [stack.Replies, inbound] : [stack.Replies], cancellationToken));
        Show(points, around.Console);
        return points.TrueForAll(point => point.Holds) ? 0 : Tools.NotDone;
    }

    private static async Task<IReadOnlyList<Point>> AnsweredAsync(Stack stack, Recipient recipient, Uri host, Surroundings around, CancellationToken cancellationToken)
    {
        around.Console.WriteLine("One reply of the model and one message are paid for.");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = !host.IsLoopback });
        var (sid, token) = await new SecretChecks(stack.Secrets).TwilioAsync(recipient.CredentialsId ?? stack.TwilioSecret, cancellationToken);
        return await new AnsweredConversation(stack, around.Time, recipient, new TwilioReader(http, host, sid, token), around.Token()).RunAsync(cancellationToken);
    }

    private static void Show(List<Point> points, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Where", "What must hold", "What was seen");
        foreach (var point in points)
            table.AddRow(new Markup(point.Holds ? "[green]✓[/]" : "[red]✗[/]"), new Text(point.Subject), new Text(point.What), new Text(Plain.Of(point.Seen)));
        console.Write(table);
        var failed = points.Count(point => !point.Holds);
        console.WriteLine(failed == 0 ? $"All {points.Count} points hold." : $"{failed} of {points.Count} points do not hold.");
    }
}
