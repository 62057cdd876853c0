namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Span of a text between two of WhatsApp's marks.</summary>
/// <param name="Mark">What stands at both ends.</param>
/// <param name="Start">Where the opening mark begins.</param>
/// <param name="ContentStart">Where the first character inside stands that is no blank.</param>
/// <param name="ContentEnd">Behind the last one.</param>
/// <param name="End">Behind the closing mark.</param>
internal readonly record struct MarkSpan(string Mark, int Start, int ContentStart, int ContentEnd, int End)
{
    public const string Fence = "```";

    public int Length => End - Start;

    /// <summary>Closes the span at the end of a part.</summary>
    public string Closing => Mark == Fence ? $"\n{Fence}" : Mark;

    /// <summary>Opens it again in the next.</summary>
    public string Opening => Mark == Fence ? $"{Fence}\n" : Mark;
}
