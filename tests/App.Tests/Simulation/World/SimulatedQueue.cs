using System.Globalization;
using Amazon.SQS.Model;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.World;

/// <summary>
/// A standard queue: at-least-once delivery, in any order, a visibility timeout that can end while a worker is alive, a receive count, and
/// a dead-letter queue behind it.
/// </summary>
internal sealed class SimulatedQueue(SimulationContext context, TimeSpan visibility, int maxReceiveCount, Func<string, string> conversationIn)
{
    private readonly List<SimulatedMessage> _messages = [];
    private int _receipts;

    /// <summary>Whoever is woken by a message that can be received.</summary>
    public Action<SimulatedMessage, DeliveryPlan> Deliver { get; set; } = (_, _) => { };

    public Action<SimulatedMessage> DeadLettered { get; set; } = _ => { };

    public Func<DeliveryPlan> Plan { get; set; } = () => new DeliveryPlan();

    public IReadOnlyList<SimulatedMessage> Messages => _messages;

    public SimulatedMessage Send(string body, TimeSpan delay = default)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"m{_messages.Count + 1}");
        var message = new SimulatedMessage(id, body, conversationIn(body), context.Timeline.UtcNow);
        _messages.Add(message);
        context.Note($"trigger {message.Id} is sent");
        ReturnAt(message, context.Timeline.Now + delay);
        return message;
    }

    public void Change(ChangeMessageVisibilityRequest request)
    {
        var message = _messages.Find(candidate => candidate.Receipt == request.ReceiptHandle);
        if (message is null)
            throw new ReceiptHandleIsInvalidException("The receipt handle has expired");
        if (!message.IsLive || message.VisibleAt <= context.Timeline.Now)
            throw new MessageNotInflightException("Message does not exist or is not available for visibility timeout change");

        if (context.Acting is { } worker)
            worker.HasChangedVisibility = true;
        if (context.IsTraced)
            context.Note($"{message.Id} comes back in {request.VisibilityTimeout} s");
        ReturnAt(message, context.Timeline.Now + TimeSpan.FromSeconds(request.VisibilityTimeout!.Value));
    }

    /// <summary>With an old receipt the service may or may not find the message.</summary>
    public void Delete(SimulatedMessage message, string receipt)
    {
        if (message.Receipt != receipt && context.Random.Next(2) == 0)
            return;
        message.IsDeleted = true;
        if (context.IsTraced)
            context.Note($"{message.Id} is deleted");
    }

    private void ReturnAt(SimulatedMessage message, TimeSpan when)
    {
        message.VisibleAt = when;
        var number = ++message.Returns;
        var plan = Plan();
        context.Timeline.At(when + plan.Poll, () =>
        {
            if (number == message.Returns && message.IsLive)
                Receive(message, plan, counts: true);
        });
    }

    private void Receive(SimulatedMessage message, DeliveryPlan plan, bool counts)
    {
        if (counts)
            message.ReceiveCount++;
        if (message.ReceiveCount > maxReceiveCount)
        {
            message.IsDeadLetter = true;
            context.Note($"{message.Id} goes to the dead-letter queue");
            DeadLettered(message);
            return;
        }

        message.Receipt = string.Create(CultureInfo.InvariantCulture, $"{message.Id}-{++_receipts}");
        if (plan.Again is { } again)
        {
            context.Timeline.After(again, () =>
            {
                if (message.IsLive)
                    Receive(message, plan with { Again = null }, counts: !plan.SameCount);
            });
        }

        ReturnAt(message, context.Timeline.Now + visibility);
        Deliver(message, plan);
    }
}
