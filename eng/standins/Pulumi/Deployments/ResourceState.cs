using System.Collections.Immutable;

namespace Pulumi;

internal sealed record ResourceState(string Urn, string Id, ImmutableDictionary<string, object> State);
