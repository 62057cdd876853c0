namespace WhatsAppReplies.Replies.Media;

/// <summary>A customer's file, as far as it can be read.</summary>
internal sealed record MediaFile(FileType Type, FileBytes Bytes)
{
    /// <summary>A record prints its members; what a customer sends is private.</summary>
    public override string ToString() => $"{Type.Kind} of {Bytes.Length} bytes";
}
