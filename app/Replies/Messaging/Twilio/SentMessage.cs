using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>
/// Read-back: recognises one of our messages in Twilio's list. Its status plays no part: a message that failed later was accepted all the same, just as when
/// its answer had arrived, and one that a person cancelled is not to come back.
/// </summary>
internal sealed class SentMessage(OutboundPart part, DateTimeOffset notBefore, Predicate<string> isKnown)
{
    private const string OutboundApi = "outbound-api";
    private readonly string _body = Normalize(part.Text);

    public bool IsTooOld(TwilioMessage message) => message.CreatedAt < notBefore;

    public bool Is(TwilioMessage message) => MayBe(message) && Normalize(message.Body ?? "") == _body;

    /// <summary>
    /// With message redaction the provider lists a message of ours without its body. What the record does not know of is then more likely the part than a
    /// stranger's message, and a second copy is worse than the doubt.
    /// </summary>
    public bool IsHidden(TwilioMessage message) => MayBe(message) && string.IsNullOrWhiteSpace(message.Body);

    /// <summary>Equal words are no identity: it went out through the interface, and no recorded turn and no other part has it.</summary>
    private bool MayBe(TwilioMessage message) => !isKnown(message.Sid) && message.Direction == OutboundApi;

    /// <summary>Twilio may change line ends and trim.</summary>
    private static string Normalize(string body) => body.ReplaceLineEndings("\n").Trim();
}
