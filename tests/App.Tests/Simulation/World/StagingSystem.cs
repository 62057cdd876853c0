using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Simulation.World;

/// <summary>
/// Another system that stages by itself, as the contract asks of it: it stages a fragment, takes the trigger lock if nobody has it, and sends a
/// trigger only then. Every step can take its time.
/// </summary>
internal sealed class StagingSystem(
    SimulationContext context, InMemoryTable staged, InMemoryTable locks, SimulatedQueue queue, Func<TimeSpan> pause, Scenario scenario)
    : IIntake
{
    private static readonly string Trigger = JsonSerializer.Serialize(new Dictionary<string, string>
    {
        [Contract.Trigger.ConversationId] = TurnWorld.ConversationId,
        [Contract.Trigger.PrimaryChannel] = TurnWorld.Channel,
    });

    private static readonly Dictionary<string, AttributeValue> LockKey = new() { [Contract.TriggerLock.ConversationId] = Av.S(TurnWorld.ConversationId) };

    /// <summary>Fragments between their staging and the end of their webhook.</summary>
    private readonly List<string> _underWay = [];

    /// <summary>How many hold a lock and have yet to send their trigger.</summary>
    private int _aboutToSend;

    public Action AboutToStage { get; set; } = () => { };

    public Action<string> Staged { get; set; } = _ => { };

    /// <summary>The provider takes a message, and remembers it.</summary>
    public Action<string, string, bool> Taken { get; set; } = (_, _, _) => { };

    /// <summary>Some webhook has yet to look at the lock, or holds it and has yet to send its trigger.</summary>
    public bool IsUnderWay => _underWay.Count > 0;

    public bool IsUnderWayWith(string sid) => _underWay.Contains(sid);

    public bool OwesTriggerIn(SimulatedConversation conversation) => _aboutToSend > 0;

    public void Receive(Arrival arrival)
    {
        AboutToStage();
        var sid = arrival.Sid;
        Taken(sid, arrival.Body, arrival.IsSpoken);
        Stage(sid, arrival.Body, arrival.IsSpoken);
        context.Note($"webhook stages {sid}");
        Staged(sid);
        if (arrival.WebhookDies)
        {
            _underWay.Add(sid);
            context.Timeline.After(pause() + TimeSpan.FromSeconds(15), () =>
            {
                _underWay.Remove(sid);
                Receive(arrival with { WebhookDies = false });
            });
            return;
        }

        _underWay.Add(sid);
        context.Timeline.After(pause(), () => TakeLock(sid));
    }

    /// <summary>Puts a fragment where the function finds it, and tells nobody.</summary>
    public void Stage(string sid, string body, bool isSpoken = false)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Contract.Stage.ConversationId] = Av.S(TurnWorld.ConversationId),
            [Contract.Stage.MessageSid] = Av.S(sid),
            [Contract.Stage.PrimaryChannel] = Av.S(TurnWorld.Channel),
            [Contract.Stage.Body] = Av.S(body),
            [Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(context.Timeline.UtcNow)),
        };
        if (scenario.FragmentsLive is { } lifetime)
            item[Contract.Stage.ExpiresAt] = Av.N((context.Timeline.UtcNow + lifetime).ToUnixTimeSeconds());
        if (isSpoken)
            item[Contract.Stage.Media] = Av.L([Av.M(new() { [Contract.Stage.MediaUrl] = Av.S(sid), [Contract.Stage.MediaContentType] = Av.S("audio/ogg") })]);
        staged.Put(item);
    }

    private void TakeLock(string sid)
    {
        var existing = locks.Find(LockKey);
        var isTaken = existing is not null && !(scenario.LockLifetime is not null && Expiry(existing) < context.Timeline.UtcNow.ToUnixTimeSeconds());
        if (isTaken)
        {
            context.Note($"webhook of {sid}: the lock is taken");
            _underWay.Remove(sid);
            return;
        }

        var expires = context.Timeline.UtcNow + (scenario.LockLifetime ?? TimeSpan.FromDays(1));
        locks.Put(new(LockKey) { [Contract.TriggerLock.ExpiresAt] = Av.N(expires.ToUnixTimeSeconds()) });
        context.Note($"webhook of {sid} takes the lock");
        if (scenario.LockLifetime is { } lifetime)
            context.Timeline.After(lifetime + TimeSpan.FromSeconds(context.Random.Next(600)), () => Expire(expires.ToUnixTimeSeconds()));

        _aboutToSend++;
        context.Timeline.After(pause(), () =>
        {
            _aboutToSend--;
            _underWay.Remove(sid);
            queue.Send(Trigger);
        });
    }

    /// <summary>The service deletes what has expired some time after.</summary>
    private void Expire(long expiry)
    {
        if (locks.Find(LockKey) is not { } existing || Expiry(existing) != expiry)
            return;
        locks.Delete(LockKey);
        context.Note("the lock expires");
    }

    private static long Expiry(Dictionary<string, AttributeValue> item) =>
        long.Parse(item[Contract.TriggerLock.ExpiresAt].N, System.Globalization.CultureInfo.InvariantCulture);
}
