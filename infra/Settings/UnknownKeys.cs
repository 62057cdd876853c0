namespace WhatsAppReplies.Infra.Settings;

/// <summary>A key that nobody reads is a misspelt key: its value would silently not count.</summary>
internal static class UnknownKeys
{
    /// <summary>Namespaces that the CLI and the provider read, not this program.</summary>
    private static readonly string[] Foreign = ["aws", "pulumi"];

    public static IEnumerable<SettingProblem> In(StackConfiguration configuration, IReadOnlySet<string> known)
    {
        foreach (var (key, value) in configuration.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (known.Contains(key) || Foreign.Contains(key.Split(':')[0]))
                continue;
            var shown = configuration.SecretKeys.Contains(key) ? "[secret]" : value;
            yield return new SettingProblem(key, shown, $"no such key; did you mean {Nearest(key, known)}?");
        }
    }

    private static string Nearest(string key, IReadOnlySet<string> known) =>
        known.OrderBy(candidate => Distance(key, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).First();

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein), whatever their case.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
