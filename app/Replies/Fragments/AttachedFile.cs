namespace WhatsAppReplies.Replies.Fragments;

/// <summary>A file that came with a message: what is told of it, and where it can be fetched.</summary>
/// <param name="Url">Nothing where the item does not tell.</param>
/// <param name="ContentType">What it is, as it is said to be; once it was fetched, as its bytes say. Empty where nobody says.</param>
/// <param name="Noun">What it is called in the line.</param>
internal sealed record AttachedFile(string? Url, string ContentType, string Noun)
{
    /// <summary>What came of reading it, in a few words; nothing: there is nothing to say.</summary>
    public string? Remark { get; init; }

    /// <summary>What was said in it.</summary>
    public string? Transcript { get; init; }

    /// <summary>In bytes, once it was fetched.</summary>
    public int? Size { get; init; }

    /// <summary>By what it is said to be, it may be something that the model can be given.</summary>
    public bool MayBeReadable { get; init; }

    public bool MayBeAudio => MayBeReadable && ContentType.StartsWith("audio/", StringComparison.Ordinal);

    /// <summary>One line of the customer's message.</summary>
    public string Line => (Remark, Transcript) switch
    {
        ({ } remark, _) => $"[{Noun}, {remark}]",
        (_, "") => $"[{Noun}, without words]",
        (_, { } transcript) => $"[{Noun}] {transcript}",
        _ => $"[{Noun}]",
    };

    /// <summary>A record prints its members; they are private.</summary>
    public override string ToString() => "attached file";
}
