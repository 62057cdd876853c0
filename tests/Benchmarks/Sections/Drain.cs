using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Reports;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>The whole way of many triggers: queue, event source mapping, environments, from none running to the last message sent.</summary>
internal sealed class Drain : ISection
{
    public string Name => "drain";

    public async Task<ReportSection> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var triggers = context.Runs(full: 1_000, quick: 100);
        var seconds = new List<double>();
        for (var run = 0; run < context.Runs(full: 3, quick: 1); run++)
        {
            seconds.Add(await DrainAsync(context, triggers, cancellationToken));
        }

        return new ReportSection(
            "Draining the queue",
            $"From the first of {triggers:#,0} triggers, each of another conversation, to the last message at Twilio, through the local cloud's queue, "
            + $"event source mapping and function with at most {BenchCloud.MaximumConcurrency} environments; the first run begins cold.",
            new FigureTable("The function", "Triggers", ["Time"], [new FigureRow($"{triggers:#,0}", Figure.Of("s", seconds))]));
    }

    private static async Task<double> DrainAsync(BenchContext context, int triggers, CancellationToken cancellationToken)
    {
        var conversations = new List<BenchConversation>();
        for (var trigger = 0; trigger < triggers; trigger++)
        {
            var conversation = await context.Cloud.Seeder.ConversationAsync(turns: 5, cancellationToken);
            await context.Cloud.Seeder.StageAsync(conversation, fragments: 1, cancellationToken);
            conversations.Add(conversation);
        }

        var before = context.Cloud.TwilioCalls;
        var started = context.Time.GetTimestamp();
        foreach (var conversation in conversations)
        {
            await context.Cloud.TriggerAsync(conversation, cancellationToken);
        }

        await context.Cloud.UntilTwilioCallsAsync(before + triggers, cancellationToken);
        return context.Time.GetElapsedTime(started).TotalSeconds;
    }
}
