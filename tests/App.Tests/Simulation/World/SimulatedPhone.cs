using System.Globalization;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Simulation.World;

/// <summary>
/// The messaging provider. It can accept late, list late, drop connections and refuse; it never hands out two sids for one request. Every
/// part has a text of its own, which only the invariant checker sees: to the provider many of them may look the same.
/// </summary>
internal sealed class SimulatedPhone(SimulationContext context, ICallInterceptor interceptor, Func<string, string> shown, bool hidesBodies)
    : IMessengers, IMessenger
{
    /// <summary>Twilio's dates are whole seconds of its own clock.</summary>
    private static readonly TimeSpan DateTolerance = TimeSpan.FromSeconds(60);

    private static readonly Failure Fault = new("simulated", "The simulation says so.");

    private readonly List<PhoneMessage> _messages = [];
    private readonly List<PhoneMessage> _listedBefore = [];
    private readonly Dictionary<string, InboundMessage> _received = new(StringComparer.Ordinal);

    public IReadOnlyList<PhoneMessage> Messages => _messages;

    public Action<PhoneMessage> Accepted { get; set; } = _ => { };

    public Func<TimeSpan> ListingDelay { get; set; } = () => TimeSpan.Zero;

    /// <summary>How long an accepted message stays with the provider before it is on its way.</summary>
    public TimeSpan LeavesAfter { get; set; }

    public TimeSpan SendTimeout { get; } = TimeSpan.FromSeconds(15);

    public Task<Result<IMessenger>> OpenAsync(string credentialsSecretId, bool refresh, CancellationToken cancellationToken) =>
        RunAsync<Result<IMessenger>>("messengers", "Open", credentialsSecretId, fault => fault switch
        {
            CallFault.TryAgain => new Result<IMessenger>.TryAgain(Fault),
            CallFault.Never => new Result<IMessenger>.Refuse(Fault),
            _ => new Result<IMessenger>.Success(this),
        }, cancellationToken);

    public Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken) =>
        RunAsync("messenger", "Send", part, fault => Post(part, fault), cancellationToken);

    public Task<LookupOutcome> FindAsync(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken) =>
        RunAsync<LookupOutcome>("messenger", "Find", part, fault => fault switch
        {
            CallFault.TryAgain => new LookupOutcome.TryAgain(Fault),
            CallFault.Unauthorized => new LookupOutcome.Unauthorized(Fault),
            _ => Find(part, attemptedAt, isKnown),
        }, cancellationToken);

    public Task<bool> HasLeftAsync(string sid, TimeSpan within, CancellationToken cancellationToken) =>
        RunAsync("messenger", "HasLeft", sid, fault => fault == CallFault.None && HasLeft(sid), cancellationToken);

    public Task<ReceivedOutcome> ListReceivedAsync(string company, string customer, DateTimeOffset since, CancellationToken cancellationToken) =>
        RunAsync<ReceivedOutcome>("messenger", "ListReceived", customer, fault => fault switch
        {
            CallFault.TryAgain => new ReceivedOutcome.Failed(Fault),
            CallFault.Unauthorized => new ReceivedOutcome.Unauthorized(Fault),
            _ => new ReceivedOutcome.Listed(ReceivedSince(since)),
        }, cancellationToken);

    /// <summary>As the provider lists it.</summary>
    public IReadOnlyList<InboundMessage> ReceivedSince(DateTimeOffset since) =>
        [.. _received.Values.Where(message => message.TakenAt >= since).OrderBy(message => message.TakenAt).Select(Listed)];

    public Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<ReceivedOutcome>(new ReceivedOutcome.Listed([message]));

    /// <summary>Every file is the same voice note.</summary>
    public Task<MediaOutcome> FetchMediaAsync(string url, int most, CancellationToken cancellationToken) =>
        RunAsync<MediaOutcome>("messenger", "FetchMedia", url, fault => fault switch
        {
            CallFault.TryAgain => new MediaOutcome.TryAgain(Fault),
            CallFault.Unauthorized => new MediaOutcome.Unauthorized(Fault),
            CallFault.Never => new MediaOutcome.Gone(Fault),
            _ => new MediaOutcome.Fetched(FileBytes.Of(SampleFiles.Ogg)),
        }, cancellationToken);

    public Task<TypingOutcome> ShowTypingAsync(string sid, CancellationToken cancellationToken) =>
        RunAsync<TypingOutcome>(
            "messenger",
            "ShowTyping",
            sid,
            fault => fault == CallFault.None ? new TypingOutcome.Shown() : new TypingOutcome.NotShown(Fault),
            cancellationToken);

    /// <summary>The customer has written; the provider remembers it, whatever becomes of its webhook.</summary>
    public void Receive(string sid, string body, bool isSpoken) => _received.TryAdd(sid, new InboundMessage
    {
        Sid = sid,
        From = TurnWorld.Channel,
        To = TurnWorld.Company,
        Body = body,
        Media = isSpoken ? [new CustomerMedia(sid, "audio/ogg")] : [],
        TakenAt = context.Timeline.UtcNow,
    });

    /// <summary>What the customer wrote; nothing of a message from before the history.</summary>
    public string TextOf(string sid) => _received.TryGetValue(sid, out var message) ? message.Body : "";

    /// <summary>Whether a voice note came with it.</summary>
    public bool IsSpoken(string sid) => _received.TryGetValue(sid, out var message) && message.Media.Count > 0;

    /// <summary>A text that is nowhere any more is a person's.</summary>
    private InboundMessage Listed(InboundMessage message)
    {
        if (!hidesBodies)
            return message;

        context.Acting!.Disturb("a hidden text");
        return message with { Body = "", Type = InboundMessage.HiddenType };
    }

    private bool HasLeft(string sid) =>
        _messages.Find(message => message.Sid == sid) is not { } sent || sent.AcceptedAt + LeavesAfter < context.Timeline.UtcNow;

    /// <summary>A message from long ago, of which the record knows nothing any more.</summary>
    public void HasSentLongAgo(string text)
    {
        var then = context.Timeline.UtcNow.AddDays(-2);
        _listedBefore.Add(new PhoneMessage("SMold", TurnWorld.Company, TurnWorld.Channel, text, then, then));
    }

    public SendOutcome.Accepted Accept(OutboundPart part)
    {
        var now = context.Timeline.UtcNow;
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{_messages.Count + 1:x32}");
        var message = new PhoneMessage(sid, part.From, part.To, part.Text, now, now + ListingDelay());
        _messages.Add(message);
        if (context.IsTraced)
            context.Note($"the customer gets {part.Text}");
        Accepted(message);
        return new SendOutcome.Accepted(sid);
    }

    private Task<T> RunAsync<T>(string service, string operation, object request, Func<CallFault, T> effect, CancellationToken cancellationToken)
    {
        var call = new ExternalCall(service, operation, "", request);
        return Intercepted.RunAsync(interceptor, call, () => effect(context.Acting!.Plans[call].Fault), cancellationToken);
    }

    private SendOutcome Post(OutboundPart part, CallFault fault)
    {
        switch (fault)
        {
            case CallFault.None:
                return Accept(part);
            case CallFault.AcceptedAndDropped:
                Accept(part);
                return new SendOutcome.Unknown(Fault);
            case CallFault.AcceptedLate:
            case CallFault.Lost:
                return new SendOutcome.Unknown(Fault);
            case CallFault.TryAgain:
                return new SendOutcome.NotAccepted(Fault, null);
            case CallFault.Unauthorized:
                return new SendOutcome.Unauthorized(Fault);
            case CallFault.Never:
                return new SendOutcome.Refused(Fault);
            case CallFault.CannotReach:
                return new SendOutcome.CannotReach(Fault);
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, null);
        }
    }

    /// <summary>Newest first, as the provider lists them; the oldest that fits is taken.</summary>
    private LookupOutcome Find(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown)
    {
        foreach (var message in _listedBefore.Concat(_messages))
        {
            var fits = message.ListedAt <= context.Timeline.UtcNow
                && message.AcceptedAt >= attemptedAt - DateTolerance
                && shown(message.Text) == shown(part.Text)
                && !isKnown(message.Sid);
            if (fits)
                return new LookupOutcome.Found(message.Sid);
        }

        return new LookupOutcome.NotThere();
    }
}
