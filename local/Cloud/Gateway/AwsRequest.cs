namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>A request, read whole.</summary>
internal sealed record AwsRequest(
    string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    private const string Target = "X-Amz-Target";

    /// <summary>Several headers of one name are joined, as the signature sees them.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(',', values);
    }

    /// <summary>From <c>X-Amz-Target</c>: what stands behind the last dot.</summary>
    public string? Operation => Header(Target) is { } target ? target[(target.LastIndexOf('.') + 1)..] : null;

    /// <summary>Another call of the same service. Its signature is that of this one: for a service that does not look at it.</summary>
    public AwsRequest For(string operation, ReadOnlyMemory<byte> body) => this with
    {
        Headers = [.. Headers.Select(header => header.Key.Equals(Target, StringComparison.OrdinalIgnoreCase)
            ? KeyValuePair.Create(header.Key, $"{header.Value[..header.Value.LastIndexOf('.')]}.{operation}")
            : header)],
        Body = body,
    };
}
