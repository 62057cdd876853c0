namespace WhatsAppReplies.Shared.Staging;

/// <summary>A place, in the words of the provider.</summary>
internal sealed record CustomerLocation(string? Latitude, string? Longitude, string? Label, string? Address)
{
    public override string ToString() => "location";
}
