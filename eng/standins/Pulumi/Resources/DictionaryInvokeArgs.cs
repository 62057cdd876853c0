using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments for a function that has no typed ones.</summary>
public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
