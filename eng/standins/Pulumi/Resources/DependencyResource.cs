namespace Pulumi;

/// <summary>What a resource that is passed as a value arrives as: its address.</summary>
internal sealed class DependencyResource(string urn) : Resource(urn);
