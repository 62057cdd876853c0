using System.Globalization;
using App.Tests.Fakes.Calls;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Fakes.Turns;

/// <summary>The messaging provider and the customer's phone behind it. Accepts everything, unless the script says otherwise.</summary>
internal sealed class FakePhone(ICallInterceptor interceptor, TimeProvider time) : IMessengers, IMessenger
{
    public static Failure Fault { get; } = new("scripted", "The script of the test says so.");

    /// <summary>What the customer sees, in order.</summary>
    public List<PhoneMessage> Messages { get; } = [];

    public Queue<Func<OutboundPart, SendOutcome>> Script { get; } = new();

    public Queue<Func<LookupOutcome>> Lookups { get; } = new();

    public Queue<Result<IMessenger>> Openings { get; } = new();

    /// <summary>Which secret was asked for, and whether the cached one was to be dropped.</summary>
    public List<(string SecretId, bool Refresh)> Opened { get; } = [];

    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Between a message's acceptance and its place in the list.</summary>
    public TimeSpan ListingDelay { get; set; }

    /// <summary>The provider's dates are whole seconds of its own clock: a message may seem this much older than its attempt.</summary>
    public TimeSpan DateTolerance { get; set; }

    /// <summary>The account redacts its messages: the list tells no words.</summary>
    public bool HidesBodies { get; set; }

    public IEnumerable<string> Texts => Messages.Select(message => message.Text);

    public Task<Result<IMessenger>> OpenAsync(string credentialsSecretId, bool refresh, CancellationToken cancellationToken)
    {
        Opened.Add((credentialsSecretId, refresh));
        return Task.FromResult(Openings.TryDequeue(out var scripted) ? scripted : new Result<IMessenger>.Success(this));
    }

    public Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor,
            new ExternalCall("messenger", "Send", "", part),
            () => Script.TryDequeue(out var scripted) ? scripted(part) : Accept(part),
            cancellationToken);

    public Task<LookupOutcome> FindAsync(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor,
            new ExternalCall("messenger", "Find", "", part),
            () => Lookups.TryDequeue(out var scripted) ? scripted() : Find(part, attemptedAt, isKnown),
            cancellationToken);

    /// <summary>Whether an accepted message has left the provider, asked once for each look; by default it has.</summary>
    public Queue<bool> Leaving { get; } = new();

    public Task<bool> HasLeftAsync(string sid, TimeSpan within, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor, new ExternalCall("messenger", "HasLeft", "", sid), () => !Leaving.TryDequeue(out var hasLeft) || hasLeft, cancellationToken);

    /// <summary>What the provider took from customers, and can be asked for.</summary>
    public List<InboundMessage> Received { get; } = [];

    /// <summary>What it answers instead.</summary>
    public Queue<ReceivedOutcome> ReceivedScript { get; } = new();

    public Task<ReceivedOutcome> ListReceivedAsync(string company, string customer, DateTimeOffset since, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor,
            new ExternalCall("messenger", "ListReceived", "", customer),
            () => ReceivedScript.TryDequeue(out var scripted)
                ? scripted
                : new ReceivedOutcome.Listed([.. Received
                    .Where(message => message.To == company && message.From == customer && message.TakenAt >= since)
                    .OrderBy(message => message.TakenAt)
                    .Select(message => HidesBodies ? message with { Body = "", Type = InboundMessage.HiddenType } : message)]),
            cancellationToken);

    public Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<ReceivedOutcome>(new ReceivedOutcome.Listed([message]));

    /// <summary>Files that customers sent, by their addresses; whatever is not here is not there.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>What is answered instead of a file.</summary>
    public Queue<MediaOutcome> FetchScript { get; } = new();

    public List<string> Fetched { get; } = [];

    public Task<MediaOutcome> FetchMediaAsync(string url, int most, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor,
            new ExternalCall("messenger", "FetchMedia", "", url),
            () =>
            {
                Fetched.Add(url);
                return FetchScript.TryDequeue(out var scripted) ? scripted : Fetch(url, most);
            },
            cancellationToken);

    /// <summary>Under which of the customer's messages somebody was seen to type.</summary>
    public List<string> Typing { get; } = [];

    /// <summary>What becomes of the next indicators instead.</summary>
    public Queue<Func<CancellationToken, Task<TypingOutcome>>> TypingScript { get; } = new();

    public async Task<TypingOutcome> ShowTypingAsync(string sid, CancellationToken cancellationToken)
    {
        var show = await Intercepted.RunAsync(
            interceptor,
            new ExternalCall("messenger", "ShowTyping", "", sid),
            () =>
            {
                Typing.Add(sid);
                return TypingScript.TryDequeue(out var scripted) ? scripted : _ => Task.FromResult<TypingOutcome>(new TypingOutcome.Shown());
            },
            cancellationToken);
        return await show(cancellationToken);
    }

    public SendOutcome Accept(OutboundPart part)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{Messages.Count + 1:x32}");
        Messages.Add(new(sid, part.From, part.To, part.Text, time.GetUtcNow(), time.GetUtcNow() + ListingDelay));
        return new SendOutcome.Accepted(sid);
    }

    /// <summary>The provider accepts and the connection drops.</summary>
    public SendOutcome AcceptAndDrop(OutboundPart part)
    {
        Accept(part);
        return new SendOutcome.Unknown(Fault);
    }

    /// <summary>The request never arrives, which its sender cannot know.</summary>
    public SendOutcome Lose(OutboundPart part) => new SendOutcome.Unknown(Fault);

    private MediaOutcome Fetch(string url, int most)
    {
        if (!Files.TryGetValue(url, out var bytes))
            return new MediaOutcome.Gone(Fault);
        return bytes.Length > most ? new MediaOutcome.TooLarge() : new MediaOutcome.Fetched(FileBytes.Of(bytes));
    }

    private LookupOutcome Find(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown)
    {
        foreach (var message in Messages)
        {
            if (message.To == part.To && message.From == part.From && (HidesBodies || message.Text == part.Text)
                && message.AcceptedAt >= attemptedAt - DateTolerance && message.ListedAt <= time.GetUtcNow() && !isKnown(message.Sid))
            {
                return new LookupOutcome.Found(message.Sid);
            }
        }

        return new LookupOutcome.NotThere();
    }
}
