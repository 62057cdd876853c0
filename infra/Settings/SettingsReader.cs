using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pulumi;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>Reads values of one namespace and collects what is wrong with them, so that one run shows every mistake of a stack file.</summary>
internal sealed class SettingsReader(StackConfiguration configuration, string scope)
{
    private readonly HashSet<string> _known = [];
    private readonly List<SettingProblem> _problems = [];

    public IReadOnlySet<string> Known => _known;

    public IReadOnlyList<SettingProblem> Problems => _problems;

    public int Integer(string key, int byDefault, int minimum, int maximum)
    {
        if (Text(key) is not { } text)
            return byDefault;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
            return value;
        Refuse(key, text, $"a whole number from {minimum} to {maximum}");
        return byDefault;
    }

    public bool Flag(string key, bool byDefault)
    {
        if (Text(key) is not { } text)
            return byDefault;
        if (bool.TryParse(text, out var value))
            return value;
        Refuse(key, text, "true or false");
        return byDefault;
    }

    public T OneOf<T>(string key, T byDefault, IReadOnlyList<T> allowed)
        where T : notnull
    {
        if (Text(key) is not { } text)
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
    public string? Matching(string key, Regex form, string inWords)
    {
        if (Text(key) is not { } text)
            return null;
        if (form.IsMatch(text))
            return text;
        Refuse(key, text, inWords);
        return null;
    }

    public IReadOnlyList<string> List(string key, Regex form, string inWords)
    {
        if (Text(key) is not { } text)
            return [];
        if (Items(text) is not { } items)
        {
            Refuse(key, text, $"a list, each item {inWords}");
            return [];
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (!form.IsMatch(items[i]))
                Refuse($"{key}[{i}]", items[i], inWords);
            else if (items.Take(i).Contains(items[i], StringComparer.OrdinalIgnoreCase))
                Refuse($"{key}[{i}]", items[i], "each item once");
        }

        return items;
    }

    /// <summary>A value that must be encrypted in the stack file; null when it is not set.</summary>
    public Output<string>? Secret(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (configuration.SecretKeys.Contains(Qualified(key)))
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
        configuration.SecretKeys.Contains(Qualified(key)) ? "encrypted" : value is null ? null : $"'{value}'",
        $"allowed: {allowed}"));

    /// <summary>The same with the value that stands in the stack file.</summary>
    public void RefuseAsSet(string key, string allowed) => Refuse(key, configuration.Values[Qualified(key)], allowed);

    private string? Text(string key)
    {
        _known.Add(Qualified(key));
        return configuration.Values.GetValueOrDefault(Qualified(key));
    }

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
