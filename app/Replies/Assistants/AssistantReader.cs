using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Assistants;

/// <summary>Reader of an item of the assistants table; every attribute that is wrong is named in one failure.</summary>
internal sealed class AssistantReader
{
    private readonly Dictionary<string, AttributeValue> _item;
    private readonly List<string> _mistakes = [];

    private AssistantReader(Dictionary<string, AttributeValue> item) => _item = item;

    public static Result<Assistant> Read(string id, Dictionary<string, AttributeValue> item)
    {
        var reader = new AssistantReader(item);
        var assistant = new Assistant(
            id,
            reader.Text(Contract.Assistants.Model, required: true) ?? "",
            reader.Text(Contract.Assistants.Instructions, required: true) ?? "")
        {
            MaxOutputTokens = (int?)reader.Number(Contract.Assistants.MaxOutputTokens, 16, 1_000_000, whole: true),
            Temperature = (double?)reader.Number(Contract.Assistants.Temperature, 0, 2),
            ReasoningEffort = reader.Text(Contract.Assistants.ReasoningEffort, required: false),
            TranscriptionModel = reader.Text(Contract.Assistants.TranscriptionModel, required: false),
            Formatting = reader.Formatting(),
            ShowsTyping = new Attributes(item, "", reader._mistakes).Flag(Contract.Assistants.TypingIndicator),
            InputPrice = reader.Number(Contract.Assistants.InputPrice, 0, 1_000_000),
            OutputPrice = reader.Number(Contract.Assistants.OutputPrice, 0, 1_000_000),
            TranscriptionInputPrice = reader.Number(Contract.Assistants.TranscriptionInputPrice, 0, 1_000_000),
            TranscriptionOutputPrice = reader.Number(Contract.Assistants.TranscriptionOutputPrice, 0, 1_000_000),
            TranscriptionMinutePrice = reader.Number(Contract.Assistants.TranscriptionMinutePrice, 0, 1_000_000),
            Context = reader.Context(),
            Signals = reader.Signals(),
        };
        return reader._mistakes.Count == 0
            ? new Result<Assistant>.Success(assistant)
            : new Result<Assistant>.Refuse(new("assistant_malformed", $"The assistant's item is wrong: {string.Join("; ", reader._mistakes)}."));
    }

    private ContextEntry[] Context()
    {
        var attributes = new Attributes(_item, "", _mistakes);
        var entries = new List<ContextEntry>();
        foreach (var value in attributes.List(Contract.Assistants.Context) ?? [])
        {
            var entry = attributes.Entry(Contract.Assistants.Context, entries.Count, value);
            var (path, label) = (entry.Text(Contract.Assistants.ContextPath), entry.Text(Contract.Assistants.ContextLabel));
            if (entry.Exists && (path is null || label is null))
            {
                _mistakes.Add(
                    $"'{Contract.Assistants.Context}[{entries.Count}]' must have '{Contract.Assistants.ContextPath}' and '{Contract.Assistants.ContextLabel}', "
                    + "texts (S) that are not empty");
            }

            entries.Add(new(path ?? "", label ?? ""));
        }

        return entries.Count == 0 ? [] : [.. entries];
    }

    private AskedSignals Signals()
    {
        var names = new Attributes(_item, "", _mistakes).Texts(Contract.Assistants.Signals);
        foreach (var name in names)
        {
            if (name is not (Contract.Signals.HandOff or Contract.Signals.TaskComplete))
                _mistakes.Add($"'{Contract.Assistants.Signals}' may hold '{Contract.Signals.HandOff}' and '{Contract.Signals.TaskComplete}' and nothing else");
        }

        return new(names.Contains(Contract.Signals.HandOff), names.Contains(Contract.Signals.TaskComplete));
    }

    private string? Text(string name, bool required)
    {
        if (!TryGet(name, out var value))
        {
            if (required)
                _mistakes.Add($"'{name}' is missing");
            return null;
        }

        if (value.S is not null && (!required || !string.IsNullOrWhiteSpace(value.S)))
            return string.IsNullOrWhiteSpace(value.S) ? null : value.S;

        _mistakes.Add($"'{name}' must be a text (S)" + (required ? " that is not empty" : ""));
        return null;
    }

    private ReplyFormatting Formatting()
    {
        if (!TryGet(Contract.Assistants.Formatting, out var value))
            return ReplyFormatting.WhatsApp;

        switch (value.S)
        {
            case Contract.Assistants.WhatsAppFormatting:
                return ReplyFormatting.WhatsApp;
            case Contract.Assistants.AsIsFormatting:
                return ReplyFormatting.AsIs;
            default:
                _mistakes.Add(
                    $"'{Contract.Assistants.Formatting}' must be {Contract.Assistants.WhatsAppFormatting} or {Contract.Assistants.AsIsFormatting} (S)");
                return ReplyFormatting.WhatsApp;
        }
    }

    private decimal? Number(string name, decimal least, decimal most, bool whole = false)
    {
        if (!TryGet(name, out var value))
            return null;

        if (value.N is not null
            && decimal.TryParse(value.N, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && (!whole || decimal.IsInteger(number)))
        {
            return number;
        }

        _mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"'{name}' must be a {(whole ? "whole " : "")}number (N) from {least} to {most}"));
        return null;
    }

    private bool TryGet(string name, out AttributeValue value) =>
        _item.TryGetValue(name, out value!) && value.NULL != true;
}
