using System.Text.Json.Nodes;

namespace ProbeFunction;

internal sealed record ProbeInvocation(string RequestId, IReadOnlyDictionary<string, string> Headers, JsonNode Payload);
