using Pulumi;

namespace WhatsAppReplies.Local.Plan;

/// <param name="Stack">Whose plan.</param>
/// <param name="Root">Where <c>Pulumi.yaml</c> is.</param>
/// <param name="Out">Where to write the plan; the difference goes beside it.</param>
/// <param name="Diff">Show how it differs from the accepted plan.</param>
/// <param name="Check">The same, and fail when it does.</param>
/// <param name="Accept">Make it the accepted plan.</param>
/// <param name="Quiet">Do not draw the tree.</param>
internal sealed record PlanArguments(string Stack, string Root, string? Out, bool Diff, bool Check, bool Accept, bool Quiet)
{
    private const string Usage = "plan --stack NAME [--root FOLDER] [--out FILE] [--diff | --check | --accept] [--quiet]";

    /// <exception cref="RunException">Not a command line of this program.</exception>
    public static PlanArguments Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        var flags = new HashSet<string>();
        if (args is not ["plan", ..])
            throw new RunException($"Usage: {Usage}");

        for (var i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--stack" or "--root" or "--out" when i + 1 < args.Length:
                    values[args[i]] = args[++i];
                    break;
                case "--diff" or "--check" or "--accept" or "--quiet":
                    flags.Add(args[i]);
                    break;
                default:
                    throw new RunException($"'{args[i]}' is not understood. Usage: {Usage}");
            }
        }

        return new PlanArguments(
            values.GetValueOrDefault("--stack") ?? throw new RunException($"--stack is missing. Usage: {Usage}"),
            Path.GetFullPath(values.GetValueOrDefault("--root", ".")),
            values.GetValueOrDefault("--out"),
            flags.Contains("--diff"),
            flags.Contains("--check"),
            flags.Contains("--accept"),
            flags.Contains("--quiet"));
    }
}
