namespace WhatsAppReplies.Replies.Model;

/// <summary>Price by tokens: an assistant's prices are those of a million.</summary>
internal static class TokenPrice
{
    private const decimal Million = 1_000_000m;

    public static decimal Dollars(decimal inputPrice, long input, decimal outputPrice, long output) => (inputPrice * input + outputPrice * output) / Million;
}
