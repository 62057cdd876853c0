using System.Collections.Immutable;

namespace Pulumi;

internal sealed record ResourceRequest(Resource Resource, string ParentUrn, ImmutableDictionary<string, object> Inputs, string Provider);
