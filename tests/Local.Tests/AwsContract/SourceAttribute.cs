using Xunit.Sdk;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>Where AWS says it; a trait, so that a report can list what each claim stands on.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer("WhatsAppReplies.Local.Tests.AwsContract.SourceDiscoverer", "Local.Tests")]
public sealed class SourceAttribute(string address) : Attribute, ITraitAttribute
{
    public string Address => address;
}
