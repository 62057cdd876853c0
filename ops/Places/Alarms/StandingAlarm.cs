namespace WhatsAppReplies.Ops.Places.Alarms;

/// <summary>An alarm as it stands.</summary>
/// <param name="Name">Its own.</param>
/// <param name="Rings">It is in the state ALARM.</param>
/// <param name="IsSwitchedOn">Whether it tells anybody at all.</param>
/// <param name="Tells">Topics, by their ARNs.</param>
internal sealed record StandingAlarm(string Name, bool Rings, bool IsSwitchedOn, IReadOnlyList<string> Tells);
