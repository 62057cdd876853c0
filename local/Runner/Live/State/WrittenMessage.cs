namespace WhatsAppReplies.Local.Runner.Live.State;

/// <summary>A message of a customer's, as Twilio took it.</summary>
internal sealed record WrittenMessage(string Sid, DateTimeOffset At);
