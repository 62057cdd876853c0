namespace WhatsAppReplies.Benchmarks.Processes;

/// <param name="Duration">From the event's delivery to the function's answer.</param>
/// <param name="Answer">The body of the response, or of the error.</param>
/// <param name="Failed">The function reported an error.</param>
internal sealed record TimedInvocation(TimeSpan Duration, string Answer, bool Failed);
