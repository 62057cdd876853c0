using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments for a resource that has no typed ones.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
