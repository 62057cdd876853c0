using System.Collections.Immutable;

namespace WhatsAppReplies.Local.Plan;

/// <summary>A resource as AWS's provider gives it back.</summary>
/// <param name="Id">Of the resource.</param>
/// <param name="Computed">The properties that the program did not set: ARNs, addresses.</param>
internal sealed record AwsAnswer(string Id, ImmutableDictionary<string, object> Computed)
{
    public string Arn => (string)Computed["arn"];
}
