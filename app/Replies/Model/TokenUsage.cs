namespace WhatsAppReplies.Replies.Model;

/// <summary>What the provider counted; zero where it did not say.</summary>
internal sealed record TokenUsage(int PromptTokens, int CompletionTokens, int TotalTokens)
{
    public static TokenUsage None { get; } = new(0, 0, 0);
}
