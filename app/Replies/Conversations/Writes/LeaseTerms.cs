namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Terms of a worker's claims: each is a lease, renewed while the worker lives, and ends with the worker's invocation at the latest.</summary>
/// <param name="MessageId">The queue message that the worker has received.</param>
/// <param name="ReceiveCount">How often that message was received by now.</param>
/// <param name="Duration">How long a claim outlives its last renewal.</param>
/// <param name="Margin">By how much clocks may differ.</param>
/// <param name="InvocationEnd">By the worker's clock.</param>
internal sealed record LeaseTerms(string MessageId, int ReceiveCount, TimeSpan Duration, TimeSpan Margin, DateTimeOffset InvocationEnd)
{
    /// <summary>No claim of this worker is alive after it.</summary>
    public DateTimeOffset Until => InvocationEnd + Margin;

    public DateTimeOffset DeadlineAt(DateTimeOffset now) => now + Duration < Until ? now + Duration : Until;

    /// <summary>Until when the worker may rely on a claim: others go by their own clocks.</summary>
    // guard: A claim outlasts what its worker relies on by the clocks' margin
    public DateTimeOffset SafeUntil(DateTimeOffset deadline) => deadline - Margin;
}
