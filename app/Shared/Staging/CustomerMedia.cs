namespace WhatsAppReplies.Shared.Staging;

/// <summary>A file that came with a message: where Twilio keeps it, and what it says it is.</summary>
internal sealed record CustomerMedia(string Url, string ContentType)
{
    public override string ToString() => "media";
}
