using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Live.Feed;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Publisher of steps: whose they are, and which worker's.</summary>
internal sealed class StepPublisher(LiveFeed feed, KnownConversations conversations, LambdaService lambda, TimeProvider time)
{
    private const int ShortId = 6;

    private readonly ConcurrentDictionary<string, string> _workers = new(StringComparer.Ordinal);

    /// <summary>Of a customer whose tables may hold something new.</summary>
    public event Action<string>? Touched;

    /// <returns>The step with all that is known of it.</returns>
    public Step Publish(Step step, string? accessKeyId = null, bool isRefused = false, DateTimeOffset? at = null)
    {
        var complete = conversations.Complete(step);
        feed.Publish(EventKinds.Step, new
        {
            at = at ?? time.GetUtcNow(),
            name = complete.Name,
            customer = complete.Channel is { } channel ? WhatsAppAddress.WithoutPrefix(channel) : null,
            sid = complete.Sid,
            worker = accessKeyId is null ? null : Worker(accessKeyId),
            isRefused,
            facts = complete.Facts,
        });
        if (complete.ConversationId is { } id) Touched?.Invoke(id);
        return complete;
    }

    /// <summary>A few characters that tell one process of a function from another.</summary>
    public string? Worker(string accessKeyId)
    {
        if (_workers.TryGetValue(accessKeyId, out var known)) return known;
        if (lambda.Environments.FirstOrDefault(environment => environment.AccessKeyId == accessKeyId) is not { } environment) return null;
        return _workers[accessKeyId] = environment.Id[..ShortId];
    }
}
