namespace WhatsAppReplies.Infra.Settings;

/// <summary>A key that nobody reads is a misspelt key: its value would silently not count.</summary>
internal static class UnknownKeys
{
    /// <summary>A namespace that differs from one of ours in fewer than one letter of so many is ours, misspelt.</summary>
    private const int LettersForAMistake = 3;

    private static readonly string[] Secrets = [SettingKeys.OpenAiApiKey, SettingKeys.TwilioAccountSid, SettingKeys.TwilioAuthToken];

    public static IEnumerable<SettingProblem> In(StackConfiguration configuration, IReadOnlySet<string> known)
    {
        foreach (var (key, value) in configuration.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (known.Contains(key))
                continue;
            var meant = Nearest(key, known);
            if (IsOfAnother(Namespace(key), Namespace(meant)))
                continue;
            var shown = configuration.SecretKeys.Contains(key) ? "encrypted"
                // A secret under a misspelt key is one all the same.
                : Secrets.Contains(meant.Split(':')[1]) ? "plain text (not shown)"
                : $"'{value}'";
            yield return new SettingProblem(key, shown, $"there is no such key: did you mean {meant}?");
        }
    }

    /// <summary>Another program's, another provider's, the CLI's or an environment's: whose keys come and go without us.</summary>
    private static bool IsOfAnother(string given, string ours) => Distance(given, ours) * LettersForAMistake > ours.Length;

    private static string Namespace(string key) => key.Split(':')[0];

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
