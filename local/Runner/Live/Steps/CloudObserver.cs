using System.Security.Cryptography;
using System.Text;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Live.Feed;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Observer of what is no call of AWS: deliveries of the queue, the model, the phones, logs and alarms.</summary>
internal sealed class CloudObserver : IDisposable
{
    private readonly LocalCloud _cloud;
    private readonly LiveFeed _feed;
    private readonly StepPublisher _steps;
    private readonly KnownConversations _conversations;
    private readonly TimeProvider _time;
    private readonly List<(LogGroup Group, Action<LogEvent> Listener)> _listening = [];

    public CloudObserver(LocalCloud cloud, LiveFeed feed, StepPublisher steps, KnownConversations conversations, TimeProvider time)
    {
        (_cloud, _feed, _steps, _conversations, _time) = (cloud, feed, steps, conversations, time);
        cloud.Stack.Mapping.Received += Received;
        cloud.Stack.Mapping.Settled += Settled;
        cloud.Providers.OpenAi.Called += Asked;
        cloud.Providers.Twilio.Phones.Shown += Shown;
        cloud.Providers.Twilio.Network.StatusTold += Told;
        cloud.Alarms.Changed += Changed;
        foreach (var function in cloud.Stack.Functions)
        {
            var lines = new LogLines(feed, conversations, function.Name == cloud.Stack.Function.Name ? "reply" : "inbound");
            var group = cloud.State.Logs.Group(function.LogGroupName);
            group.Listen(lines.Read);
            _listening.Add((group, lines.Read));
        }
    }

    public void Dispose()
    {
        _cloud.Stack.Mapping.Received -= Received;
        _cloud.Stack.Mapping.Settled -= Settled;
        _cloud.Providers.OpenAi.Called -= Asked;
        _cloud.Providers.Twilio.Phones.Shown -= Shown;
        _cloud.Providers.Twilio.Network.StatusTold -= Told;
        _cloud.Alarms.Changed -= Changed;
        foreach (var (group, listener) in _listening) group.StopListening(listener);
    }

    private void Received(IReadOnlyList<QueueMessage> batch)
    {
        foreach (var message in batch)
        {
            _steps.Publish(new Step(StepNames.Delivered)
            {
                ConversationId = _conversations.Received(message),
                Facts = new Dictionary<string, object> { ["receives"] = message.Attributes.GetValueOrDefault("ApproximateReceiveCount", "1") },
            });
        }
    }

    private void Settled(BatchSettlement settlement)
    {
        foreach (var message in settlement.Batch)
        {
            var isDone = settlement.Verdict.Done.Contains(message) && !settlement.Undeleted.Contains(message);
            _steps.Publish(new Step(isDone ? StepNames.Acknowledged : StepNames.CameBack)
            {
                ReceiptHandle = message.ReceiptHandle,
                Facts = isDone ? new() : new Dictionary<string, object> { ["why"] = settlement.Verdict.WhyNone ?? "given back by the function" },
            });
        }
    }

    private void Asked(OpenAiCall call)
    {
        if (call.Request is not { SafetyIdentifier: { } customer } request) return;
        var channel = _conversations.Channels.FirstOrDefault(known => Hash(known.Value) == customer);
        _steps.Publish(new Step(StepNames.Model)
        {
            ConversationId = channel.Key,
            Facts = new Dictionary<string, object> { ["model"] = request.Model, ["messages"] = request.Input.Count },
        });
    }

    private void Shown(string address, PhoneMessage message) => _feed.Publish(EventKinds.Message, new
    {
        at = message.ShownAt,
        customer = WhatsAppAddress.WithoutPrefix(address),
        from = "company",
        sid = message.Sid,
        text = message.Body,
    });

    private void Told(TwilioMessage message, string status) => _feed.Publish(EventKinds.Tick, new
    {
        at = _time.GetUtcNow(),
        customer = WhatsAppAddress.WithoutPrefix(message.To),
        sid = message.Sid,
        status,
    });

    private void Changed(AlarmTransition transition) => _feed.Publish(
        EventKinds.Alarm,
        new
        {
            at = transition.At,
            name = transition.Alarm.Name,
            state = transition.To.ToString(),
            reason = transition.Reason,
            description = transition.Alarm.Description,
        });

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
