using System.Collections.Immutable;

namespace WhatsAppReplies.Local.Tests.Deploy;

/// <summary>Inputs as mocks get them.</summary>
internal static class Inputs
{
    public static ImmutableDictionary<string, object> Of(params (string Name, object Value)[] inputs) =>
        inputs.ToImmutableDictionary(input => input.Name, input => input.Value);

    public static ImmutableArray<object> List(params object[] items) => [.. items];
}
