using System.Text.Json.Serialization;

namespace Standins.Tests.Lambda.Support;

public sealed record Measured([property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("length")] int Length);
