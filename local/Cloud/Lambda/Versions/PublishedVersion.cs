using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda.Versions;

/// <summary>A version as it was published: nothing of it changes any more.</summary>
internal sealed record PublishedVersion(FunctionContext Context, DateTimeOffset At)
{
    public string Number => Context.Function.Version;
}
