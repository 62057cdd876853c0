using System.Text.Json;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>The keys of an assistant's file: what the model provider would refuse later, in front of a customer, is refused here.</summary>
internal static partial class AssistantKeys
{
    private const int FewestTokens = 16;
    private const decimal HighestTemperature = 2;
    private const string Price = "dollars for a million tokens, 0 and more, for input and output or for neither";

    private const string TranscriptionPrice =
        "dollars for a million tokens of the model that writes down speech, 0 and more, for input and output or for neither";

    private static readonly string[] SignalNames = [Contract.Signals.HandOff, Contract.Signals.TaskComplete];

    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];
    private static readonly string[] Formattings = [Contract.Assistants.WhatsAppFormatting, Contract.Assistants.AsIsFormatting];

    public static readonly IReadOnlyList<CatalogueKey> All =
    [
        new(Contract.Assistants.AssistantId, true, "the file's name without .json", JsonRules.IsText),
        new(Contract.Assistants.Model, true, "the name of a model", JsonRules.IsText),
        new(Contract.Assistants.Instructions, true, "a list of lines, at least one of them not empty", IsLines),
        new(Contract.Assistants.MaxOutputTokens, false, $"a whole number, {FewestTokens} and more", value =>
            value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var tokens) && tokens >= FewestTokens),
        new(Contract.Assistants.Temperature, false, $"a number from 0 to {HighestTemperature}", value => IsNumber(value, HighestTemperature)),
        new(
            Contract.Assistants.ReasoningEffort,
            false,
            $"one of {string.Join(", ", Efforts)}",
            value => JsonRules.IsText(value) && Efforts.Contains(value.GetString())),
        new(
            Contract.Assistants.Context,
            false,
            "a list of objects with a path (names in the conversation's record, from the outside inwards, with dots between them) and a label (one "
            + "line of at most 100 characters)",
            value => JsonRules.IsList(value, IsContextEntry)),
        new(Contract.Assistants.Signals, false, $"a list of {string.Join(" and ", SignalNames)}, or of one of them", IsSignals),
        new(Contract.Assistants.TranscriptionModel, false, "the name of a model that writes down speech", JsonRules.IsText),
        new(
            Contract.Assistants.Formatting,
            false,
            $"one of {string.Join(", ", Formattings)}",
            value => JsonRules.IsText(value) && Formattings.Contains(value.GetString())),
        new(Contract.Assistants.TypingIndicator, false, "true or false", JsonRules.IsFlag),
        new(Contract.Assistants.InputPrice, false, Price, IsPrice),
        new(Contract.Assistants.OutputPrice, false, Price, IsPrice),
        new(Contract.Assistants.TranscriptionInputPrice, false, TranscriptionPrice, IsPrice),
        new(Contract.Assistants.TranscriptionOutputPrice, false, TranscriptionPrice, IsPrice),
        new(Contract.Assistants.TranscriptionMinutePrice, false, "dollars for a minute of a recording, 0 and more", IsPrice),
    ];

    private static bool IsContextEntry(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)
            .SequenceEqual([Contract.Assistants.ContextLabel, Contract.Assistants.ContextPath])
        && value.GetProperty(Contract.Assistants.ContextPath) is { ValueKind: JsonValueKind.String } path && PathForm().IsMatch(path.GetString()!)
        && value.GetProperty(Contract.Assistants.ContextLabel) is var label && JsonRules.IsText(label) && LabelForm().IsMatch(label.GetString()!);

    private static bool IsSignals(JsonElement value) =>
        JsonRules.IsList(value, signal => signal.ValueKind == JsonValueKind.String && SignalNames.Contains(signal.GetString()))
        && value.EnumerateArray().Select(signal => signal.GetString()).Distinct().Count() == value.GetArrayLength();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\z")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^\P{Cc}{1,100}\z")]
    private static partial Regex LabelForm();

    private static bool IsLines(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String)
        && value.EnumerateArray().Any(JsonRules.IsText);

    private static bool IsPrice(JsonElement value) => IsNumber(value, decimal.MaxValue);

    private static bool IsNumber(JsonElement value, decimal highest) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0 && number <= highest;
}
