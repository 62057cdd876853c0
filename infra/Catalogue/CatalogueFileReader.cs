using System.Text.Json;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Reads one file and says what is wrong with it: file, line, key, what is allowed.</summary>
/// <param name="path">Of the file.</param>
/// <param name="keys">All that may stand there.</param>
/// <param name="mistakes">Where they are told.</param>
internal sealed class CatalogueFileReader(string path, IReadOnlyList<CatalogueKey> keys, ICollection<string> mistakes)
{
    private readonly string _file = Path.GetFileName(path);
    private readonly Dictionary<string, JsonElement> _values = [];

    /// <summary>The file's name without <c>.json</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(_file);

    /// <param name="objection">What a value is refused for although its key allows it, in words; null when it is right.</param>
    /// <returns>False when it has a mistake.</returns>
    public bool Read(Func<CatalogueKey, JsonElement, string?> objection)
    {
        var before = mistakes.Count;
        var content = JsonObjectFile.Read(path);
        if (content.MalformedLine is { } line)
        {
            mistakes.Add($"{_file}, line {line}: this is not JSON; allowed: one object with the keys {string.Join(", ", keys.Select(key => key.Name))}");
            return false;
        }

        foreach (var entry in content.Entries)
            Take(entry, objection);
        foreach (var key in keys.Where(key => key.IsRequired && !Has(key.Name)))
            Miss(key.Name, key.Allowed);
        return mistakes.Count == before;
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public void Miss(string key, string allowed) => mistakes.Add($"{_file}: {key} is missing; allowed: {allowed}");

    public JsonElement Value(string key) => _values[key];

    public string? Text(string key) => _values.TryGetValue(key, out var value) ? value.GetString() : null;

    public int? Whole(string key) => _values.TryGetValue(key, out var value) ? value.GetInt32() : null;

    public decimal? Number(string key) => _values.TryGetValue(key, out var value) ? value.GetDecimal() : null;

    public bool? Flag(string key) => _values.TryGetValue(key, out var value) ? value.GetBoolean() : null;

    /// <summary>Of a list; none where the key is not there.</summary>
    public IEnumerable<JsonElement> Elements(string key) => _values.TryGetValue(key, out var value) ? value.EnumerateArray() : [];

    private void Take(JsonEntry entry, Func<CatalogueKey, JsonElement, string?> objection)
    {
        var key = keys.FirstOrDefault(key => key.Name == entry.Key);
        if (key is null)
            Refuse(entry, entry.InWords, $"there is no such key: did you mean {UnknownKeys.Nearest(entry.Key, keys.Select(known => known.Name))}?");
        else if (!_values.TryAdd(key.Name, entry.Value))
            Refuse(entry, Shown(key, entry), "allowed: once in a file");
        else if (!key.Accepts(entry.Value))
            Refuse(entry, Shown(key, entry), $"allowed: {key.Allowed}");
        else if (objection(key, entry.Value) is { } rule)
            Refuse(entry, Shown(key, entry), rule);
    }

    private static string Shown(CatalogueKey key, JsonEntry entry) => key.IsPrivate ? "a value that is not shown" : entry.InWords;

    private void Refuse(JsonEntry entry, string shown, string rule) => mistakes.Add($"{_file}, line {entry.Line}: {entry.Key} is {shown}; {rule}");
}
