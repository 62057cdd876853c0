using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;

namespace App.Tests.Inbound.Crashes;

/// <summary>
/// One cell of the matrix: the subject runs and dies at a point, or loses an answer there; then Twilio repeats its webhook or does not, the sweep comes every
/// minute, triggers are delivered when they are due. In the end every message is in exactly one recorded turn, within the promised time, and the
/// customer has got each reply once.
/// </summary>
internal sealed class InboundCrashRun
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly InboundShape _shape;
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InboundCrashRun(InboundShape shape) => _shape = shape;

    public IReadOnlyList<ExternalCall> Calls { get; private set; } = [];

    public string? Violation { get; private set; }

    /// <summary>How long the customer waited for the answer to the last message.</summary>
    public TimeSpan Waited { get; private set; }

    public static InboundCrashRun Of(InboundShape shape, InboundCrashPoint? point)
    {
        var run = new InboundCrashRun(shape);
        SingleThread.Run(() => run.RunAsync(point));
        return run;
    }

    private async Task RunAsync(InboundCrashPoint? point)
    {
        var world = await _shape.Make();
        if (!_shape.IsWarm)
            world.Restart();
        var written = world.Clock.GetUtcNow();
        if (_shape.Webhook is { } && _shape.Messages.Length > 0)
            Take(world, _shape.Messages[^1]);
        world.Clock.Advance(_shape.After);

        world.Faults.Calls.Clear();
        if (point is not null)
            Arm(world, point);
        var subject = _shape.Webhook is { } webhook ? world.Begin(webhook.Event()) : world.Begin(new() { Sweep = true });
        await Task.WhenAny(subject, _died.Task);
        Calls = [.. world.Faults.Calls];
        if (_died.Task.IsCompleted)
            world.Restart();

        _shape.Then(world);
        var status = subject.IsCompletedSuccessfully ? (await subject).StatusCode : 0;
        if (point is null && status is not (200 or 204))
            Violation = $"the answer was {status}";
        if (_shape.Webhook is { } again && point is { IsRepeated: true } && status is not (200 or 204))
        {
            world.Clock.Advance(Step);
            await world.Post(again);
        }

        await SettleAsync(world, written);
        Judge(world);
    }

    /// <summary>What Twilio took is in its list too, whatever became of the webhook.</summary>
    private static void Take(InboundWorld world, string sid)
    {
        if (world.Inbox.Messages.Any(message => message.Sid == sid))
            return;
        world.Take(sid, $"text {sid}");
    }

    private void Arm(InboundWorld world, InboundCrashPoint point)
    {
        var number = 0;
        if (point.IsLostAnswer)
        {
            world.Faults.Repeat(_ => ++number == point.Call);
            return;
        }

        world.Faults.Crash(
            _ =>
            {
                if (++number != point.Call)
                    return false;
                _died.TrySetResult();
                return true;
            },
            point.Phase);
    }

    private async Task SettleAsync(InboundWorld world, DateTimeOffset written)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(8); passed += Step)
        {
            await world.DeliverTriggers();
            if (Waited == TimeSpan.Zero && Unanswered(world).Count == 0)
                Waited = world.Clock.GetUtcNow() - written;
            world.Clock.Advance(Step);
            if (passed.TotalSeconds % 60 == 0)
                await world.Sweep();
        }
    }

    private List<string> Unanswered(InboundWorld world) => [.. _shape.Messages.Where(sid => Recorded(world, sid) == 0)];

    private static int Recorded(InboundWorld world, string sid) => world.Records
        .SelectMany(record => record.GetValueOrDefault(Contract.Conversations.Messages)?.L ?? [])
        .Count(entry => entry.M.GetValueOrDefault(Contract.Messages.FragmentSids)?.L?.Any(value => value.S == sid) == true);

    private void Judge(InboundWorld world)
    {
        // A sweep mends what a first fault has left; when it dies as well, that is the next sweep's work.
        var longest = world.Settings.QuietTime + TimeSpan.FromMinutes(_shape.Webhook is null ? 4 : 3);
        var replies = world.Records
            .SelectMany(record => record.GetValueOrDefault(Contract.Conversations.Messages)?.L ?? [])
            .Count(entry => entry.M[Contract.Messages.Role].S == Contract.Messages.AssistantRole);
        Violation ??= Unanswered(world) is { Count: > 0 } lost ? $"{string.Join(", ", lost)} got no answer"
            : _shape.Messages.FirstOrDefault(sid => Recorded(world, sid) > 1) is { } twice ? $"{twice} was answered twice"
            : world.Staged.Count > 0 ? "something is left in the stage table"
            : world.Turns.Phone.Messages.Count != replies ? $"{world.Turns.Phone.Messages.Count} replies were sent and {replies} are recorded"
            : _shape.Messages.Length > 0 && replies == 0 ? "nothing was said to the customer"
            : Waited > longest ? $"the customer waited {Waited}"
            : world.Records.Count() > _shape.MostRecords ? "a record too many was made"
            : world.Queue.Sent.Count > 4 ? $"{world.Queue.Sent.Count} triggers were sent"
            : _shape.Check(world);
    }
}
