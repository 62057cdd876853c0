namespace WhatsAppReplies.Local.Cloud.SecretsManager;

/// <summary>One value of a secret, and the stages that point at it.</summary>
internal sealed class SecretVersion(string id, string? text, string? binary, DateTimeOffset created)
{
    public string Id => id;

    public string? Text => text;

    /// <summary>Base64, as it travels.</summary>
    public string? Binary => binary;

    public DateTimeOffset Created => created;

    public SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);

    public bool HasValue(string? otherText, string? otherBinary) => text == otherText && binary == otherBinary;
}
