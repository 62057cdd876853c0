using Spectre.Console;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// The command <c>verify</c>: what the program declares is what is there, then a conversation comes through it, and no alarm rings.
/// Whatever ends it, what was seen until then is shown.
/// </summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(VerifySettings settings, Stack stack, Place place, Surroundings around, CancellationToken cancellationToken)
    {
        // Before anything is looked at: what is missing in the command line is told at once.
        var recipient = settings.Recipient is null ? null : Recipient.Of(settings, stack);
        var host = recipient is null ? null : TwilioHost.Of(place, stack, around.Variable);
        var (report, isWhole) = (new VerifyReport(around.Time), false);
        try
        {
            var functions = new FunctionChecks(stack.Lambda, settings.Code);
            await LookAsync(report, stack, functions, cancellationToken);
            await TryAsync(report, stack, around, cancellationToken);
            // After the conversation, which may not make one ring either.
            report.Add(await new AlarmChecks(stack.Alarms, stack.Topics).RunAsync(stack.Resources, cancellationToken));
            if (recipient is not null && host is not null)
                await AnswerAsync(report, stack, recipient, host, around, cancellationToken);
            report.Add(await functions.OfVersionsAsync(stack.Functions, cancellationToken));
            isWhole = true;
        }
        finally
        {
            report.Show(around.Console, isWhole);
        }

        return report.Holds ? 0 : Tools.NotDone;
    }

    private static async Task LookAsync(VerifyReport report, Stack stack, FunctionChecks functions, CancellationToken cancellationToken)
    {
        report.Add(await new TableChecks(stack.Tables).RunAsync(stack.Resources, cancellationToken));
        report.Add(await new ItemChecks(stack.Tables).RunAsync(stack.Resources, stack.Numbers(), cancellationToken));
        report.Add(await new QueueChecks(stack.Queues).RunAsync(stack.Resources, stack.DeadLetterQueue, cancellationToken));
        report.Add(await new SecretChecks(stack.Secrets).RunAsync(stack.OpenAiSecret, stack.TwilioSecret, cancellationToken));
        report.Add(await functions.RunAsync(stack.Resources, cancellationToken));
        report.Add(await new MappingChecks(stack.Lambda).RunAsync(stack.Resources, stack.Replies, stack.Pause, cancellationToken));
        report.Add(await Look.AtAsync(QuotaChecks.Subject, () => new QuotaChecks(stack.Lambda).RunAsync(stack.Resources, cancellationToken)));
        report.Add(new Point(
            Look.Step,
            "stack",
            "it is not paused",
            !stack.IsPaused,
            stack.IsPaused ? "paused: true in the stack file; no conversation was tried" : "not paused"));
    }

    private static async Task TryAsync(VerifyReport report, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        // What is missing would be told as an outage; and what waits for a paused stack would come through days later.
        if (!report.Holds)
        {
            around.Console.WriteLine("No conversation is tried, since not everything is as declared.");
            return;
        }

        await report.AddAsync(TriedConversation.Subject, () => Look.AtAsync(
            TriedConversation.Subject,
            async () =>
            {
                await SweepAsync(TriedConversation.Channel, stack, around, cancellationToken);
                return await new TriedConversation(stack, around.Time, around.Token()).RunAsync(cancellationToken);
            },
            TriedConversation.Step));
    }

    private static async Task AnswerAsync(
        VerifyReport report, Stack stack, Recipient recipient, Uri host, Surroundings around, CancellationToken cancellationToken)
    {
        if (!report.Holds)
        {
            around.Console.WriteLine("No message is sent, since not everything holds.");
            return;
        }

        around.Console.WriteLine("One reply of the model and one message are paid for.");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = !host.IsLoopback });
        await report.AddAsync(AnsweredConversation.Subject, () => Look.AtAsync(
            AnsweredConversation.Subject,
            async () =>
            {
                await SweepAsync(recipient.Address, stack, around, cancellationToken);
                var (sid, token) = await new SecretChecks(stack.Secrets).TwilioAsync(recipient.CredentialsId ?? stack.TwilioSecret, cancellationToken);
                return await new AnsweredConversation(stack, around.Time, recipient, new TwilioReader(http, host, sid, token), around.Token())
                    .RunAsync(cancellationToken);
            },
            TriedConversation.Step));
    }

    private static async Task SweepAsync(string channel, Stack stack, Surroundings around, CancellationToken cancellationToken)
    {
        if (await new Leftovers(stack, around.Time).DeleteAsync(channel, cancellationToken) is > 0 and var deleted)
            around.Console.WriteLine($"Deleted first what earlier runs had left: {deleted} {(deleted == 1 ? "conversation" : "conversations")}.");
    }
}
