namespace WhatsAppReplies.Shared.Twilio;

internal static class WhatsAppAddress
{
    private const string Prefix = "whatsapp:";

    /// <summary>Puts the prefix on, once. What follows it is opaque: a number, or the id of a customer with a username.</summary>
    public static string Of(string address) => address.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? address : Prefix + address;
}
