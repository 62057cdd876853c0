using App.Tests.Fakes.Calls;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Inbound.Sweep;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;

namespace App.Tests.Inbound.Support;

/// <summary>What Twilio took, by number.</summary>
internal sealed class FakeInbox(ICallInterceptor interceptor) : IInbox
{
    public static Failure Fault { get; } = new("scripted", "The script of the test says so.");

    public List<InboundMessage> Messages { get; } = [];

    /// <summary>Which media each message really has; the list only counts them.</summary>
    public Dictionary<string, IReadOnlyList<CustomerMedia>> Media { get; } = [];

    public HashSet<string> CannotAskFor { get; } = [];

    /// <summary>So many entries of each list cannot be read.</summary>
    public int Unreadable { get; set; }

    /// <summary>The time that is asked for is read as its date.</summary>
    public bool ListsWholeDays { get; set; }

    /// <summary>Media as the list has them: so many, and nothing else of them.</summary>
    public static IReadOnlyList<CustomerMedia> Unnamed(int count) => [.. Enumerable.Repeat(new CustomerMedia("", "application/octet-stream"), count)];

    public Task<InboxOutcome> ListAsync(CompanyNumber number, DateTimeOffset since, CancellationToken cancellationToken) => Intercepted.RunAsync<InboxOutcome>(
        interceptor,
        new ExternalCall("twilio", "ListMessages", "", number),
        () => CannotAskFor.Contains(number.Number)
            ? new InboxOutcome.Failed(Fault)
            : new InboxOutcome.Listed(Taken(number, since)) { Unreadable = Unreadable },
        cancellationToken);

    public Task<InboxOutcome> WithMediaAsync(CompanyNumber number, InboundMessage message, CancellationToken cancellationToken) =>
        message.Media.Count == 0
            ? Task.FromResult<InboxOutcome>(new InboxOutcome.Listed([message]))
            : Intercepted.RunAsync<InboxOutcome>(
                interceptor,
                new ExternalCall("twilio", "ListMedia", "", message),
                () => Media.TryGetValue(message.Sid, out var media)
                    ? new InboxOutcome.Listed([message with { Media = media }])
                    : new InboxOutcome.Failed(Fault),
                cancellationToken);

    private InboundMessage[] Taken(CompanyNumber number, DateTimeOffset since) =>
    [
        .. Messages.Where(message => message.To == $"whatsapp:{number.Number}" && message.TakenAt >= (ListsWholeDays ? since.Date : since))
            .OrderBy(message => message.TakenAt),
    ];
}
