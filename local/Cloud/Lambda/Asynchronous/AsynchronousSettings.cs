namespace WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;

/// <summary>
/// What becomes of an event that Lambda took and could not bring to a good end. The values of a function for which nothing is declared are AWS's.
/// </summary>
internal sealed record AsynchronousSettings
{
    public int MaximumRetries { get; init; } = 2;

    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromHours(6);
}
