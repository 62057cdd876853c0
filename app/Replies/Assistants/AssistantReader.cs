using System.Globalization;
using Amazon.DynamoDBv2.Model;
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
            InputPrice = reader.Number(Contract.Assistants.InputPrice, 0, 1_000_000),
            OutputPrice = reader.Number(Contract.Assistants.OutputPrice, 0, 1_000_000),
        };
        return reader._mistakes.Count == 0
            ? new Result<Assistant>.Success(assistant)
            : new Result<Assistant>.Refuse(new("assistant_malformed", $"The assistant's item is wrong: {string.Join("; ", reader._mistakes)}."));
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
