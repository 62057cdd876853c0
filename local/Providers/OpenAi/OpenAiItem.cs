namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>An item of a conversation.</summary>
internal abstract record OpenAiItem(string Id)
{
    public sealed record Message(string Id, string Role, IReadOnlyList<MessagePart> Parts) : OpenAiItem(Id)
    {
        public string Status { get; init; } = "completed";

        /// <summary><c>commentary</c>, <c>final_answer</c>, or nothing.</summary>
        public string? Phase { get; init; }

        /// <summary>Pictures and files that stand beside the text.</summary>
        public IReadOnlyList<GivenFile> Files => [.. Parts.Select(part => part.File).OfType<GivenFile>()];

        public string Text => Parts.Count == 1 ? Parts[0].Text : string.Concat(Parts.Select(part => part.Text));
    }

    /// <summary>Stands before the message of a reasoning model.</summary>
    public sealed record Reasoning(string Id) : OpenAiItem(Id);
}
