using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>What an outcome means for everybody outside the turn.</summary>
/// <param name="Name">The kind, as metrics name it.</param>
/// <param name="Acknowledge">The trigger is done; otherwise it is reported as failed and comes back.</param>
/// <param name="Visibility">After how long it comes back.</param>
/// <param name="Severity">Of the record that says so.</param>
/// <param name="Failure">Why, when something failed.</param>
internal sealed record Disposition(string Name, bool Acknowledge, TimeSpan? Visibility, Severity Severity, Failure? Failure);
