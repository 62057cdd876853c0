using WhatsAppReplies.Replies.Conversations.Writes;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Lease of one worker: the terms of its claims, and the claim that it holds now, which its heartbeat renews.</summary>
internal sealed class Lease(LeaseTerms terms, CancellationTokenSource work)
{
    private volatile ClaimedConversation? _held;

    public LeaseTerms Terms => terms;

    public void Hold(ClaimedConversation conversation) => _held = conversation;

    public void LetGo() => _held = null;

    /// <summary>A claim that turns out to be lost stops the work: nothing that is still under way may be written.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (_held is not { } held)
            return;

        // guard: The claim is renewed while its worker lives
        await held.RenewAsync(cancellationToken);
        if (held.Loss is not null && _held == held)
            work.Cancel();
    }
}
