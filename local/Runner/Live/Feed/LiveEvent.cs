namespace WhatsAppReplies.Local.Runner.Live.Feed;

/// <summary>Something that happened on this machine, as the page is told it.</summary>
/// <param name="Id">Rises by one.</param>
/// <param name="Kind">What the page does with it.</param>
/// <param name="Json">One line.</param>
internal sealed record LiveEvent(long Id, string Kind, string Json)
{
    /// <summary>A record prints its members; what customers write is private.</summary>
    public override string ToString() => $"{Kind} {Id}";
}
