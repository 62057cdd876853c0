using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Reads one assistant's file and says what is wrong with it.</summary>
internal sealed class AssistantFileReader(string path, ICollection<string> mistakes)
{
    private static readonly string[] Prices = [Contract.Assistants.InputPrice, Contract.Assistants.OutputPrice];

    private static readonly string[] TranscriptionPrices = [Contract.Assistants.TranscriptionInputPrice, Contract.Assistants.TranscriptionOutputPrice];

    private readonly CatalogueFileReader _file = new(path, AssistantKeys.All, mistakes);

    /// <returns>Null when it has a mistake.</returns>
    public AssistantFile? Read()
    {
        var isRight = _file.Read(Objection);
        isRight &= HasBothOrNone(Prices, "both prices, which makes the turn's cost a metric, or none");
        isRight &= HasBothOrNone(TranscriptionPrices, "both prices of transcripts by tokens, or none");
        if (!_file.Has(Contract.Assistants.TranscriptionModel) && TranscriptionPrices.Append(Contract.Assistants.TranscriptionMinutePrice).Any(_file.Has))
        {
            _file.Miss(Contract.Assistants.TranscriptionModel, "the model that the prices of transcripts are of");
            isRight = false;
        }

        return isRight ? Assistant() : null;
    }

    private bool HasBothOrNone(string[] prices, string allowed)
    {
        if (prices.Count(_file.Has) != 1)
            return true;
        _file.Miss(prices.Single(price => !_file.Has(price)), allowed);
        return false;
    }

    private string? Objection(CatalogueKey key, JsonElement value) =>
        key.Name == Contract.Assistants.AssistantId && value.GetString() != _file.Name ? $"allowed: {key.Allowed}" : null;

    private static ContextEntry ContextOf(JsonElement entry) => new(
        entry.GetProperty(Contract.Assistants.ContextPath).GetString()!, entry.GetProperty(Contract.Assistants.ContextLabel).GetString()!);

    private AssistantFile Assistant() => new()
    {
        Id = _file.Text(Contract.Assistants.AssistantId)!,
        Model = _file.Text(Contract.Assistants.Model)!,
        Instructions = [.. _file.Value(Contract.Assistants.Instructions).EnumerateArray().Select(line => line.GetString()!)],
        MaxOutputTokens = _file.Whole(Contract.Assistants.MaxOutputTokens),
        Temperature = _file.Number(Contract.Assistants.Temperature),
        ReasoningEffort = _file.Text(Contract.Assistants.ReasoningEffort),
        TranscriptionModel = _file.Text(Contract.Assistants.TranscriptionModel),
        Formatting = _file.Text(Contract.Assistants.Formatting),
        TypingIndicator = _file.Flag(Contract.Assistants.TypingIndicator),
        InputPrice = _file.Number(Contract.Assistants.InputPrice),
        OutputPrice = _file.Number(Contract.Assistants.OutputPrice),
        TranscriptionInputPrice = _file.Number(Contract.Assistants.TranscriptionInputPrice),
        TranscriptionOutputPrice = _file.Number(Contract.Assistants.TranscriptionOutputPrice),
        TranscriptionMinutePrice = _file.Number(Contract.Assistants.TranscriptionMinutePrice),
        Context = [.. _file.Elements(Contract.Assistants.Context).Select(ContextOf)],
        Signals = [.. _file.Elements(Contract.Assistants.Signals).Select(signal => signal.GetString()!)],
    };
}
