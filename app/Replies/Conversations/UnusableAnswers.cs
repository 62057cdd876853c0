namespace WhatsAppReplies.Replies.Conversations;

/// <summary>Answers of the model that were paid for and could not be used.</summary>
/// <param name="Count">Of all deliveries.</param>
/// <param name="NewestSid">Of the fragments that they were bought for: what the customer writes afterwards has an answer of its own.</param>
internal sealed record UnusableAnswers(int Count, string NewestSid);
