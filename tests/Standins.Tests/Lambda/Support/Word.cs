using System.Text.Json.Serialization;

namespace Standins.Tests.Lambda.Support;

public sealed record Word([property: JsonPropertyName("text")] string Text);
