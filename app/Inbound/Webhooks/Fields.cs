namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Names of Twilio's form fields.</summary>
internal static class Fields
{
    public const string MessageSid = "MessageSid";
    public const string From = "From";
    public const string To = "To";
    public const string Body = "Body";
    public const string NumMedia = "NumMedia";
    public const string MediaUrl = "MediaUrl";
    public const string MediaContentType = "MediaContentType";
    public const string MessageType = "MessageType";
    public const string ProfileName = "ProfileName";
    public const string ButtonText = "ButtonText";
    public const string ButtonPayload = "ButtonPayload";
    public const string Latitude = "Latitude";
    public const string Longitude = "Longitude";
    public const string Label = "Label";
    public const string Address = "Address";
    public const string OriginalRepliedMessageSid = "OriginalRepliedMessageSid";
    public const string MessageStatus = "MessageStatus";
    public const string ErrorCode = "ErrorCode";
}
