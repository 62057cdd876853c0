namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <summary>A message as it stands on the record or in an archive item.</summary>
internal sealed record RecordedMessage(string? Id, bool IsCustomers, IReadOnlyList<string> FragmentSids, IReadOnlyList<string> PartSids);
