using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Messaging;

internal abstract record MessengerOutcome
{
    private MessengerOutcome()
    {
    }

    public sealed record Ready(IMessenger Messenger) : MessengerOutcome;

    public sealed record TryAgain(Failure Failure) : MessengerOutcome;

    public sealed record Refuse(Failure Failure) : MessengerOutcome;
}
