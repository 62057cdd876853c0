namespace WhatsAppReplies.Local.Gateway;

/// <summary>A request, read whole.</summary>
internal sealed record AwsRequest(
    string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Several headers of one name are joined, as the signature sees them.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(',', values);
    }

    /// <summary>From <c>X-Amz-Target</c>: what stands behind the last dot.</summary>
    public string? Operation => Header("X-Amz-Target") is { } target ? target[(target.LastIndexOf('.') + 1)..] : null;
}
