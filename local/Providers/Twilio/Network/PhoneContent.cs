namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>What a customer can send from a phone.</summary>
internal abstract record PhoneContent
{
    private PhoneContent()
    {
    }

    public sealed record Text(string Body) : PhoneContent;

    /// <param name="Files">Photos, voice notes, documents, ... as the phone has them.</param>
    /// <param name="Caption">Empty: none.</param>
    public sealed record Media(IReadOnlyList<PhoneFile> Files, string Caption = "") : PhoneContent;

    /// <param name="Latitude">In the provider's notation.</param>
    /// <param name="Longitude">In the provider's notation.</param>
    /// <param name="Label">Null: a place without a name.</param>
    /// <param name="Address">Null: a place without an address.</param>
    public sealed record Location(string Latitude, string Longitude, string? Label = null, string? Address = null) : PhoneContent;

    /// <summary>A button that was pressed under a message of the company's.</summary>
    public sealed record Button(string Label, string Payload, string? UnderSid = null) : PhoneContent;

    /// <summary>What the service gives as the message's text.</summary>
    public string Written => this switch
    {
        Text text => text.Body,
        Media media => media.Caption,
        Button button => button.Label,
        _ => "",
    };

    public IReadOnlyList<PhoneFile> Attached => this is Media media ? media.Files : [];

    /// <summary>A record prints its members; what a customer writes is private.</summary>
    public sealed override string ToString() => GetType().Name;
}
