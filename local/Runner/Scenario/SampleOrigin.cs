namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>How a sample's messages come to the stage.</summary>
internal enum SampleOrigin
{
    /// <summary>Another system puts them there and sends the trigger.</summary>
    Staged,

    /// <summary>The customer writes them on a phone, and the service calls the webhook.</summary>
    Phone,

    /// <summary>As from a phone, and the webhook never comes: the sweep finds them.</summary>
    Untold,
}
