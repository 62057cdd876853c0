namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>A conversation that only benchmarks have. Its customer has a user name, so no number is needed.</summary>
/// <param name="Number">Makes it unlike any other.</param>
internal sealed record BenchConversation(int Number)
{
    public string PrimaryChannel => $"whatsapp:US.BENCH{Number}";

    public string Id => $"bench#{Number}";
}
