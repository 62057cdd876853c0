namespace WhatsAppReplies.Local.Plan;

/// <summary>What goes and what comes from one list of lines to another, by their longest common subsequence: a line put in changes no other.</summary>
internal static class LineDifference
{
    /// <returns>In the order of the lines; a number is the line's in the old list where it goes, and in the new one where it comes, from 1.</returns>
    public static IReadOnlyList<(char Sign, int Number, string Line)> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = Common(before, after);
        var changes = new List<(char Sign, int Number, string Line)>();
        var (old, fresh) = (0, 0);
        while (old < before.Count || fresh < after.Count)
        {
            if (old < before.Count && fresh < after.Count && before[old] == after[fresh])
            {
                old++;
                fresh++;
            }
            else if (old < before.Count && (fresh == after.Count || common[old + 1, fresh] >= common[old, fresh + 1]))
            {
                changes.Add(('-', old + 1, before[old]));
                old++;
            }
            else
            {
                changes.Add(('+', fresh + 1, after[fresh]));
                fresh++;
            }
        }

        return changes;
    }

    /// <summary>How long the longest common subsequence is of what follows each pair of places.</summary>
    private static int[,] Common(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var old = before.Count - 1; old >= 0; old--)
        {
            for (var fresh = after.Count - 1; fresh >= 0; fresh--)
            {
                common[old, fresh] = before[old] == after[fresh]
                    ? common[old + 1, fresh + 1] + 1
                    : Math.Max(common[old + 1, fresh], common[old, fresh + 1]);
            }
        }

        return common;
    }
}
