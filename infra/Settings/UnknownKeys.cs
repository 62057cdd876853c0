namespace WhatsAppReplies.Infra.Settings;

/// <summary>A key that nobody reads is a misspelt key: its value would silently not count.</summary>
internal static class UnknownKeys
{
    /// <summary>The namespace of the CLI itself, whose keys come and go with its versions.</summary>
    private const string OfTheCli = "pulumi:";

    private static readonly string[] Secrets = [SettingKeys.OpenAiApiKey, SettingKeys.TwilioAccountSid, SettingKeys.TwilioAuthToken];

    public static IEnumerable<SettingProblem> In(StackConfiguration configuration, IReadOnlySet<string> known)
    {
        foreach (var (key, value) in configuration.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (known.Contains(key) || key.StartsWith(OfTheCli, StringComparison.Ordinal))
                continue;
            var meant = Nearest(key, known);
            var shown = configuration.SecretKeys.Contains(key) ? "encrypted"
                // A secret under a misspelt key is one all the same.
                : Secrets.Contains(meant.Split(':')[1]) ? "plain text (not shown)"
                : $"'{value}'";
            yield return new SettingProblem(key, shown, $"there is no such key: did you mean {meant}?");
        }
    }

    public static string Nearest(string key, IEnumerable<string> known) =>
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
