namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Opens a messenger for the credentials that a record (or the stack) names.</summary>
internal interface IMessengers
{
    /// <summary>Fetches the credentials (cached); <paramref name="refresh"/> drops the cached ones first. Never throws but when cancelled.</summary>
    Task<MessengerOutcome> OpenAsync(string credentialsSecretId, bool refresh, CancellationToken cancellationToken);
}
