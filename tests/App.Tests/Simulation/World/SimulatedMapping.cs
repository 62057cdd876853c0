using System.Globalization;
using Amazon.Lambda.SQSEvents;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Invariants;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Simulation.World;

/// <summary>Event source mapping of Lambda and the invocations that it makes: one worker for each receipt.</summary>
internal sealed class SimulatedMapping(SimulationContext context, SimulatedQueue queue, TimeSpan functionTimeout, Func<Worker, Function> compose)
{
    private static readonly TimeSpan AcknowledgementDelay = TimeSpan.FromMilliseconds(20);

    private readonly List<Worker> _workers = [];

    public Action<Worker, SimulatedMessage, bool> Answered { get; set; } = (_, _, _) => { };

    public IReadOnlyList<Worker> Workers => _workers;

    public void Start(SimulatedMessage message, DeliveryPlan plan)
    {
        var worker = new Worker(context, string.Create(CultureInfo.InvariantCulture, $"w{_workers.Count + 1}"), plan.Skew)
        {
            Deadline = context.Timeline.Now + functionTimeout,
            ReceiveCount = message.ReceiveCount,
            StartedAt = context.Timeline.Now,
            ConversationId = message.ConversationId,
        };
        foreach (var other in _workers.Where(other => other.IsAlive && other.ConversationId == message.ConversationId))
        {
            other.Disturb(ClaimInvariants.SomebodyElses);
            worker.Disturb(ClaimInvariants.SomebodyElses);
        }

        _workers.Add(worker);
        message.Receivers.Add(worker);
        context.Timeline.At(worker.Deadline, () => InvocationTimeout.Reach(context, worker));
        if (context.IsTraced)
            context.Note($"{worker} receives {message.Id} for the {message.ReceiveCount}. time, its clock off by {plan.Skew.TotalSeconds:0.#} s");
        worker.Run(() => _ = InvokeAsync(worker, message, plan));
    }

    private async Task InvokeAsync(Worker worker, SimulatedMessage message, DeliveryPlan plan)
    {
        try
        {
            var receipt = message.Receipt!;
            var response = await compose(worker).HandleAsync(Batch(message), FakeContext.Until(worker.Time.GetUtcNow() + functionTimeout, worker.Time));
            worker.End();
            var isAcknowledged = response.BatchItemFailures.Count == 0;
            if (context.IsTraced)
                context.Note(isAcknowledged ? $"acknowledges {message.Id}" : $"does not acknowledge {message.Id}");
            Answered(worker, message, isAcknowledged);
            if (isAcknowledged && !plan.AcknowledgementLost)
                context.Timeline.After(AcknowledgementDelay, () => queue.Delete(message, receipt));
        }
        catch (Exception exception)
        {
            context.Violate($"The handler threw: {exception}");
        }
    }

    private static SQSEvent Batch(SimulatedMessage message) => new()
    {
        Records =
        [
            new SQSEvent.SQSMessage
            {
                MessageId = message.Id,
                ReceiptHandle = message.Receipt,
                Body = message.Body,
                Attributes = new()
                {
                    ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
                    ["SentTimestamp"] = message.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                },
            },
        ],
    };
}
