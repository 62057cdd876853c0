namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>What a service answered.</summary>
internal sealed record AwsHttpAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    public const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Between the first half of the body and the second; null: it goes out at once.</summary>
    public TimeSpan? PauseWithin { get; init; }

    public bool Succeeded => Status is >= 200 and < 300;
}
