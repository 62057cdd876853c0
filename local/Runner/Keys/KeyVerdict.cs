namespace WhatsAppReplies.Local.Runner.Keys;

/// <summary>What a provider says of a key, before anybody waits for a reply.</summary>
internal abstract record KeyVerdict
{
    private KeyVerdict()
    {
    }

    /// <param name="Says">One line for people.</param>
    public sealed record Right(string Says) : KeyVerdict;

    /// <summary>No reply will come with it.</summary>
    /// <param name="Why">What the provider said, and what to do.</param>
    public sealed record Wrong(string Why) : KeyVerdict;

    /// <summary>The provider said neither: the first reply shows it.</summary>
    /// <param name="Why">What was said instead.</param>
    public sealed record Unsaid(string Why) : KeyVerdict;
}
