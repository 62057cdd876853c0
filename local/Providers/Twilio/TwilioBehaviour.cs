using WhatsAppReplies.Local.Providers.Latencies;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>What tests vary; may be changed while the stand-in runs.</summary>
internal sealed class TwilioBehaviour
{
    public Latency Latency { get; set; } = Latency.None;

    /// <summary>How long an accepted message is missing from lists.</summary>
    public TimeSpan ListingDelay { get; set; }

    /// <summary>How long a message is <c>queued</c>, without a send date.</summary>
    public TimeSpan SendDelay { get; set; }

    /// <summary>The senders of the account, with prefix; empty: any WhatsApp address.</summary>
    public IReadOnlySet<string> Senders { get; set; } = new HashSet<string>();

    /// <summary>Of the account: <c>active</c>, <c>suspended</c> or <c>closed</c>.</summary>
    public string AccountStatus { get; set; } = "active";

    /// <summary>21617 or its newer form.</summary>
    public TwilioError TooLong { get; set; } = TwilioError.TooLong;

    /// <summary>Which statuses of a message are told to whoever asked for them.</summary>
    public StatusOrder StatusOrder { get; set; } = StatusOrders.AsHappened;

    /// <summary>The account redacts its messages: they are listed without a body.</summary>
    public bool HidesBodies { get; set; }

    /// <summary>Whether calls are kept with their content; without it they are only counted. What the phones show is always kept.</summary>
    public bool KeepsCalls { get; set; } = true;
}
