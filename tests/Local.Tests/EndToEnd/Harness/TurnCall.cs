namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>What a call of the function is for, as far as a test puts a fault there.</summary>
internal enum TurnCall
{
    Other,
    Claim,
    Checkpoint,
    Finish,
    CleanUp,

    /// <summary>A heartbeat, or a trigger that is sent back.</summary>
    Visibility,
}
