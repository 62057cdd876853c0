using System.Globalization;
using Amazon.SQS.Model;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.World;

/// <summary>
/// A standard queue: at least once, in any order, a visibility that can end under a live worker, a receive count, and a dead-letter
/// queue behind it.
/// </summary>
internal sealed class SimulatedQueue(Stage stage, TimeSpan visibility, int maxReceiveCount)
{
    private readonly List<QueueMessage> _messages = [];
    private int _receipts;

    /// <summary>Whoever is woken by a message that can be received.</summary>
    public Action<QueueMessage, DeliveryPlan> Deliver { get; set; } = (_, _) => { };

    public Action<QueueMessage> DeadLettered { get; set; } = _ => { };

    public Func<DeliveryPlan> Plan { get; set; } = () => new DeliveryPlan();

    public IReadOnlyList<QueueMessage> Messages => _messages;

    public QueueMessage Send(string body)
    {
        var message = new QueueMessage(string.Create(CultureInfo.InvariantCulture, $"m{_messages.Count + 1}"), body);
        _messages.Add(message);
        stage.Note($"trigger {message.Id} is sent");
        ReturnAt(message, stage.Timeline.Now);
        return message;
    }

    public void Change(ChangeMessageVisibilityRequest request)
    {
        var message = _messages.Find(candidate => candidate.Receipt == request.ReceiptHandle);
        if (message is null)
            throw new ReceiptHandleIsInvalidException("The receipt handle has expired");
        if (!message.IsLive || message.VisibleAt <= stage.Timeline.Now)
            throw new MessageNotInflightException("Message does not exist or is not available for visibility timeout change");

        if (stage.IsTraced)
            stage.Note($"{message.Id} comes back in {request.VisibilityTimeout} s");
        ReturnAt(message, stage.Timeline.Now + TimeSpan.FromSeconds(request.VisibilityTimeout!.Value));
    }

    /// <summary>With an old receipt the service may or may not find the message.</summary>
    public void Delete(QueueMessage message, string receipt)
    {
        if (message.Receipt != receipt && stage.Random.Next(2) == 0)
            return;
        message.IsDeleted = true;
        if (stage.IsTraced)
            stage.Note($"{message.Id} is deleted");
    }

    private void ReturnAt(QueueMessage message, TimeSpan when)
    {
        message.VisibleAt = when;
        var number = ++message.Returns;
        var plan = Plan();
        stage.Timeline.At(when + plan.Poll, () =>
        {
            if (number == message.Returns && message.IsLive)
                Receive(message, plan, counts: true);
        });
    }

    private void Receive(QueueMessage message, DeliveryPlan plan, bool counts)
    {
        if (counts)
            message.ReceiveCount++;
        if (message.ReceiveCount > maxReceiveCount)
        {
            message.IsDeadLetter = true;
            stage.Note($"{message.Id} goes to the dead-letter queue");
            DeadLettered(message);
            return;
        }

        message.Receipt = string.Create(CultureInfo.InvariantCulture, $"{message.Id}-{++_receipts}");
        if (plan.Again is { } again)
        {
            stage.Timeline.After(again, () =>
            {
                if (message.IsLive)
                    Receive(message, plan with { Again = null }, counts: !plan.SameCount);
            });
        }

        ReturnAt(message, stage.Timeline.Now + visibility);
        Deliver(message, plan);
    }
}
