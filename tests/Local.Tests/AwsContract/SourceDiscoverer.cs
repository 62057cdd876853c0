using Xunit.Abstractions;
using Xunit.Sdk;

namespace WhatsAppReplies.Local.Tests.AwsContract;

public sealed class SourceDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Source", (string)traitAttribute.GetConstructorArguments().Single())];
}
