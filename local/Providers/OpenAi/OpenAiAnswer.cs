namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>A JSON answer, ready to be written or withheld.</summary>
internal readonly record struct OpenAiAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public static OpenAiAnswer Ok(ReadOnlyMemory<byte> body) => new(200, body);
}
