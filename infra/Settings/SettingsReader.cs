using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pulumi;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>Reads values of one namespace and collects what is wrong with them, so that one run shows every mistake of a stack file.</summary>
internal sealed class SettingsReader(StackConfiguration configuration, string scope)
{
    /// <summary>A name that no item can have.</summary>
    private const string Everything = """["*"]""";

    private readonly Dictionary<string, ReadSetting> _read = [];
    private readonly List<SettingProblem> _problems = [];

    /// <summary>What was asked for, by key without its namespace.</summary>
    public IReadOnlyDictionary<string, ReadSetting> Read => _read;

    public IEnumerable<string> Known => _read.Keys.Select(Qualified);

    public IReadOnlyList<SettingProblem> Problems => _problems;

    public int Integer(string key, int byDefault, int minimum, int maximum)
    {
        if (Text(key, ReadSetting.Integer, byDefault) is not { } text)
            return byDefault;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
            return value;
        Refuse(key, text, $"a whole number from {minimum} to {maximum}");
        return byDefault;
    }

    public bool Flag(string key, bool byDefault)
    {
        if (Text(key, ReadSetting.Boolean, byDefault ? "true" : "false") is not { } text)
            return byDefault;
        if (bool.TryParse(text, out var value))
            return value;
        Refuse(key, text, "true or false");
        return byDefault;
    }

    public T OneOf<T>(string key, T byDefault, IReadOnlyList<T> allowed)
        where T : notnull
    {
        if (Text(key, byDefault is int ? ReadSetting.Integer : ReadSetting.Text, byDefault) is not { } text)
            return byDefault;
        foreach (var candidate in allowed)
        {
            if (Convert.ToString(candidate, CultureInfo.InvariantCulture) == text)
                return candidate;
        }

        Refuse(key, text, $"one of {string.Join(", ", allowed)}");
        return byDefault;
    }

    /// <returns>Null when it is not set.</returns>
    public string? Matching(string key, Regex form, string inWords) => Matching(key, "", form, inWords) is { Length: > 0 } text ? text : null;

    public string Matching(string key, string byDefault, Regex form, string inWords)
    {
        if (Text(key, ReadSetting.Text, byDefault) is not { } text)
            return byDefault;
        if (form.IsMatch(text))
            return text;
        Refuse(key, text, inWords);
        return byDefault;
    }

    public IReadOnlyList<string> List(string key, Regex form, string inWords) => ListOrAll(key, "[]", form, inWords) ?? [];

    /// <returns>Null when it is not set, or is the list of one asterisk, which says the same aloud.</returns>
    public IReadOnlyList<string>? ListOrAll(string key, Regex form, string inWords) => ListOrAll(key, Everything, form, inWords);

    /// <summary>A list whose items may be encrypted; those are secrets wherever they go.</summary>
    public IReadOnlyList<Output<string>> ListOfSecrets(string key, Regex form, string inWords) =>
        [.. List(key, form, inWords).Select(item => IsEncrypted(key) ? Output.CreateSecret(item) : Output.Create(item))];

    /// <summary>A value that must be encrypted in the stack file; null when it is not set.</summary>
    public Output<string>? Secret(string key)
    {
        if (Text(key, ReadSetting.Text, "", isSecret: true) is not { } text)
            return null;
        if (IsEncrypted(key))
            return Output.CreateSecret(text);
        _problems.Add(new SettingProblem(
            Qualified(key), "plain text (not shown)", $"allowed: an encrypted value, set by: pulumi config set --secret {key}"));
        return null;
    }

    public bool IsSet(string key) => configuration.Values.ContainsKey(Qualified(key));

    /// <summary>Its value cannot be used to judge another.</summary>
    public bool IsRefused(string key) => _problems.Any(problem => problem.Key == Qualified(key));

    public void Refuse(string key, string? value, string allowed) => _problems.Add(new SettingProblem(
        Qualified(key),
        // The text of an encrypted value never shows, not even when it is wrong.
        IsEncrypted(key) ? "encrypted" : value is null ? null : $"'{value}'",
        $"allowed: {allowed}"));

    /// <summary>The same with the value that stands in the stack file.</summary>
    public void RefuseAsSet(string key, string allowed) => Refuse(key, configuration.Values[Qualified(key)], allowed);

    private List<string>? ListOrAll(string key, string byDefault, Regex form, string inWords)
    {
        if (Text(key, ReadSetting.List, byDefault) is not { } text || text == Everything && byDefault == Everything)
            return null;
        if (Items(text) is not { } items)
        {
            Refuse(key, text, $"a list, each item {inWords}");
            return [];
        }

        for (var i = 0; i < items.Count; i++)
        {
            // Only the engine can decrypt; whoever runs the program without it takes such an item as right.
            if (IsEncrypted(key) && items[i] == ConfigValue.Encrypted)
                continue;
            if (!form.IsMatch(items[i]))
                Refuse($"{key}[{i}]", items[i], inWords);
            else if (items.Take(i).Contains(items[i], StringComparer.OrdinalIgnoreCase))
                Refuse($"{key}[{i}]", items[i], "each item once");
        }

        return items;
    }

    private string? Text<T>(string key, string type, T byDefault, bool isSecret = false)
        where T : notnull
    {
        _read[key] = new ReadSetting(type, isSecret, Convert.ToString(byDefault, CultureInfo.InvariantCulture)!);
        return configuration.Values.GetValueOrDefault(Qualified(key));
    }

    /// <summary>An item of a list is encrypted with its list, as far as the engine tells.</summary>
    private bool IsEncrypted(string key) => configuration.SecretKeys.Contains(Qualified(key.Split('[')[0]));

    private string Qualified(string key) => $"{scope}:{key}";

    private static List<string>? Items(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<string?>>(json) is { } items && items.All(item => item is not null) ? [.. items.OfType<string>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
