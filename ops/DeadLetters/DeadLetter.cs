namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>Message in the dead-letter queue, received and hidden from everybody else for a while.</summary>
/// <param name="Id">The same that it had as a trigger, and by which the logs name it.</param>
/// <param name="Receipt">To give it back or to delete it.</param>
/// <param name="Body">The trigger.</param>
/// <param name="SentAt">When the trigger was sent; a dead letter is kept from then on.</param>
internal sealed record DeadLetter(string Id, string Receipt, string Body, DateTimeOffset SentAt)
{
    /// <summary>The body names a customer.</summary>
    public override string ToString() => $"dead letter {Id}";
}
