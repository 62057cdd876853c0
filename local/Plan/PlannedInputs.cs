using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pulumi;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Inputs as they reach a mock, turned into JSON: sorted, without a trace of a secret, and of a phone number only its end.</summary>
internal static partial class PlannedInputs
{
    public static JsonObject Of(ImmutableDictionary<string, object> inputs) => new(
        from input in inputs
        orderby input.Key
        select KeyValuePair.Create(input.Key, Value(input.Value)));

    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        // No value was decrypted on the way here; what contains the placeholder is a secret as a whole.
        string text =>
            JsonValue.Create(text.Contains(ConfigValue.Encrypted, StringComparison.Ordinal) ? ConfigValue.Encrypted : PhoneNumber().Replace(text, "+...$1")),
        bool flag => JsonValue.Create(flag),
        double number when number == Math.Floor(number) => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        ImmutableArray<object> list => new JsonArray([.. list.Select(Value)]),
        ImmutableDictionary<string, object> map => Of(map),
        FileArchive => new JsonObject { ["fileArchive"] = FunctionPackage.InRepositoryPath },
        _ => throw new RunException($"The offline plan cannot show a value of type {value.GetType()}."),
    };

    [GeneratedRegex(@"\+[1-9]\d{3,11}(\d{3})(?!\d)")]
    private static partial Regex PhoneNumber();
}
