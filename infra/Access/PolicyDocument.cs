using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Infra.Access;

internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statement)
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The version of the policy language; there is no newer one.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; } = "2012-10-17";

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
