using Twilio.Rest.Api.V2010.Account;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>
/// Read-back: recognises one of our messages in Twilio's list. Its status plays no part: a message that failed later was accepted all the same, just
/// as when its answer
/// had arrived, and one that a person cancelled is not to come back.
/// </summary>
internal sealed class SentMessage(OutboundPart part, DateTimeOffset notBefore, Predicate<string> isKnown)
{
    private readonly string _body = Normalize(part.Text);

    public bool IsTooOld(MessageResource message) => CreatedAt(message) is { } created && created < notBefore;

    public bool Is(MessageResource message) => MayBe(message) && Normalize(message.Body ?? "") == _body;

    /// <summary>
    /// With message redaction the provider lists a message of ours without its body. What the record does not know of is then more likely the part than a
    /// stranger's message, and a second copy is worse than the doubt.
    /// </summary>
    public bool IsHidden(MessageResource message) => MayBe(message) && string.IsNullOrWhiteSpace(message.Body);

    /// <summary>Equal words are no identity: it went out through the interface, and no recorded turn and no other part has it.</summary>
    private bool MayBe(MessageResource message) =>
        !string.IsNullOrEmpty(message.Sid) && !isKnown(message.Sid) && message.Direction == MessageResource.DirectionEnum.OutboundApi;

    /// <summary>Without a date the message counts as new enough, since a second copy would be worse.</summary>
    private static DateTimeOffset? CreatedAt(MessageResource message) => TwilioDate.Of(message.DateCreated);

    /// <summary>Twilio may change line ends and trim.</summary>
    private static string Normalize(string body) => body.ReplaceLineEndings("\n").Trim();
}
