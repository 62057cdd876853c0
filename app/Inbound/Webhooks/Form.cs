namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>The fields of a form, in the order in which they were sent; a name may come several times.</summary>
internal sealed class Form(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    /// <summary>The first field of a name, as it was sent; nothing when there is none.</summary>
    public string? Find(string name)
    {
        foreach (var field in fields)
        {
            if (field.Key == name)
                return field.Value;
        }

        return null;
    }

    /// <summary>The same, and nothing when it is blank.</summary>
    public string? Text(string name) => Find(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public override string ToString() => $"form of {fields.Count} fields";
}
