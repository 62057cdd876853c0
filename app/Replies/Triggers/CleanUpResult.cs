namespace WhatsAppReplies.Replies.Triggers;

/// <param name="LockDeleted">Confirmed by the service: without it the trigger must not be acknowledged.</param>
/// <param name="FragmentsLeft">Answered fragments that stayed; a later turn recognises them as leftovers.</param>
internal readonly record struct CleanUpResult(bool LockDeleted, int FragmentsLeft);
