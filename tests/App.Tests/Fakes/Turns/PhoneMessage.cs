namespace App.Tests.Fakes.Turns;

/// <summary>A message that the provider accepted: the customer sees it, whatever its sender believes.</summary>
internal sealed record PhoneMessage(string Sid, string From, string To, string Text, DateTimeOffset AcceptedAt, DateTimeOffset ListedAt);
