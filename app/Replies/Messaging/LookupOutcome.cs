using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Messaging;

internal abstract record LookupOutcome
{
    private LookupOutcome()
    {
    }

    public sealed record Found(string Sid) : LookupOutcome;

    public sealed record NotThere : LookupOutcome;

    public sealed record TryAgain(Failure Failure) : LookupOutcome;

    public sealed record Unauthorized(Failure Failure) : LookupOutcome;
}
