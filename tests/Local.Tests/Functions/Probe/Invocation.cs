using System.Text.Json.Nodes;

namespace ProbeFunction;

internal sealed record Invocation(string RequestId, IReadOnlyDictionary<string, string> Headers, JsonNode Payload);
