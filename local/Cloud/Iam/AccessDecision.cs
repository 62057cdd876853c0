namespace WhatsAppReplies.Local.Cloud.Iam;

internal enum AccessDecision
{
    Allowed,

    /// <summary>No statement allows it.</summary>
    NotAllowed,

    /// <summary>A statement denies it, whatever others allow.</summary>
    Denied,
}
