namespace WhatsAppReplies.Ops.Places.Lambda;

/// <summary>What an account may run at the same time in one region.</summary>
/// <param name="All">Of all functions together.</param>
/// <param name="Unreserved">What is left of it for functions that have reserved nothing.</param>
internal sealed record AccountQuota(int All, int Unreserved);
