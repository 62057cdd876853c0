namespace WhatsAppReplies.Local.Deploy;

/// <summary>A resource that now exists.</summary>
/// <param name="Id">As AWS's provider gives it.</param>
/// <param name="Computed">The properties that the program did not set: ARNs, addresses.</param>
internal sealed record Created(string Id, IReadOnlyDictionary<string, object> Computed)
{
    public static Created WithArn(string id, string arn) => new(id, new Dictionary<string, object> { ["arn"] = arn });

    public static Created Of(string id) => new(id, new Dictionary<string, object>());
}
