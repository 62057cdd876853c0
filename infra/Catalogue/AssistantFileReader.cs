using System.Text.Json;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Reads one assistant's file and says what is wrong with it: file, line, key, what is allowed.</summary>
internal sealed class AssistantFileReader(string path, ICollection<string> mistakes)
{
    private static readonly string[] Prices = [Contract.Assistants.InputPrice, Contract.Assistants.OutputPrice];

    private readonly string _file = Path.GetFileName(path);
    private readonly Dictionary<string, JsonElement> _values = [];

    /// <returns>Null when it has a mistake.</returns>
    public AssistantFile? Read()
    {
        var before = mistakes.Count;
        var content = JsonObjectFile.Read(path);
        if (content.MalformedLine is { } line)
        {
            mistakes.Add($"{_file}, line {line}: this is not JSON; allowed: one object with the keys {string.Join(", ", AssistantKeys.All.Select(key => key.Name))}");
            return null;
        }

        foreach (var entry in content.Entries)
            Take(entry);
        foreach (var key in AssistantKeys.All.Where(key => key.IsRequired && !_values.ContainsKey(key.Name)))
            mistakes.Add($"{_file}: {key.Name} is missing; allowed: {key.Allowed}");
        if (Prices.Count(_values.ContainsKey) == 1)
            mistakes.Add($"{_file}: {Prices.Single(price => !_values.ContainsKey(price))} is missing; allowed: both prices, which makes the turn's cost a metric, or none");
        return mistakes.Count == before ? Assistant() : null;
    }

    private void Take(JsonEntry entry)
    {
        var key = AssistantKeys.All.FirstOrDefault(key => key.Name == entry.Key);
        if (key is null)
            Refuse(entry, $"there is no such key: did you mean {UnknownKeys.Nearest(entry.Key, AssistantKeys.All.Select(known => known.Name))}?");
        else if (!_values.TryAdd(key.Name, entry.Value))
            Refuse(entry, "allowed: once in a file");
        else if (!key.Accepts(entry.Value) || (key.Name == Contract.Assistants.AssistantId && entry.Value.GetString() != Path.GetFileNameWithoutExtension(_file)))
            Refuse(entry, $"allowed: {key.Allowed}");
    }

    private void Refuse(JsonEntry entry, string rule) => mistakes.Add($"{_file}, line {entry.Line}: {entry.Key} is {entry.InWords}; {rule}");

    private AssistantFile Assistant() => new()
    {
        Id = _values[Contract.Assistants.AssistantId].GetString()!,
        Model = _values[Contract.Assistants.Model].GetString()!,
        Instructions = [.. _values[Contract.Assistants.Instructions].EnumerateArray().Select(line => line.GetString()!)],
        MaxOutputTokens = _values.TryGetValue(Contract.Assistants.MaxOutputTokens, out var tokens) ? tokens.GetInt32() : null,
        Temperature = Number(Contract.Assistants.Temperature),
        ReasoningEffort = _values.TryGetValue(Contract.Assistants.ReasoningEffort, out var effort) ? effort.GetString() : null,
        InputPrice = Number(Contract.Assistants.InputPrice),
        OutputPrice = Number(Contract.Assistants.OutputPrice),
    };

    private decimal? Number(string key) => _values.TryGetValue(key, out var value) ? value.GetDecimal() : null;
}
