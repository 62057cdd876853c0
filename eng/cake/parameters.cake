#load "paths.cake"
#load "stacknames.cake"

/// <summary>The command line, checked once before the first task runs.</summary>
public sealed class BuildParameters
{
    // Before what is made of them: static fields are set in the order in which they stand.
    private static readonly string[] OperatorNames =
    [
        "conversation", "channel", "id", "message", "rate", "most", "to", "hash", "recipient", "number", "assistant",
    ];
    private static readonly string[] OperatorFlags = ["send-back", "discard-answered", "list", "resume"];

    private static readonly string[] NeedAStack = ["up", "drift", "destroy", "verify", "handback", "deadletters", "conversation", "rollback", "pause"];

    private static readonly string[] Known =
        ["target", "stack", "packaged", "standins", "turns", "seed", "seeds", "quick", "only", "keep",
            "accept", "all", "account", "most-dollars", "filter", "yes", .. OperatorNames.Concat(OperatorFlags),
            "verbosity", "exclusive", "dryrun", "description", "tree"];

    public required BuildPaths Paths { get; init; }

    public required string Target { get; init; }

    /// <summary>null: nobody named one.</summary>
    public required string Stack { get; init; }

    /// <summary>
    /// What a target works on that can work on several: the stack that was named, or those that belong to the repository,
    /// which are those whose plan was accepted. One that a developer made for a day has none, and neither plans nor packages of the others depend on it.
    /// </summary>
    public IReadOnlyList<string> Stacks => Stack is not null ? [Stack] : StackNames.OfTheRepository(Paths);

    /// <summary>What a target works on that works on one, wherever that is harmless: on this machine.</summary>
    public string OneStack => Stacks.Contains("dev") ? "dev" : Stacks[0];

    /// <summary>null: ask the feed, or what it said the last time.</summary>
    public required bool? StandIns { get; init; }

    public required int? Turns { get; init; }

    public required int? Seed { get; init; }

    public required int? Seeds { get; init; }

    /// <summary>The zip that is there is the one that is meant: it was made before, perhaps elsewhere.</summary>
    public required bool Packaged { get; init; }

    public required bool Quick { get; init; }

    /// <summary>Sections of the benchmarks, with commas between them; null: all. The benchmarks say which there are.</summary>
    public required string Only { get; init; }

    public required bool Keep { get; init; }

    public required bool Accept { get; init; }

    public required bool All { get; init; }

    /// <summary>The account's plan, instead of stacks'.</summary>
    public required bool Account { get; init; }

    public required string Assistant { get; init; }

    /// <summary>null: as the program that tries says. It also says what is wrong with it.</summary>
    public required string MostDollars { get; init; }

    public required string Filter { get; init; }

    /// <summary>Nobody can answer a question in a workflow.</summary>
    public required bool Yes { get; init; }

    /// <summary>For the operator's tools, which say themselves what is wrong with a value.</summary>
    public required IReadOnlyList<string> OperatorOptions { get; init; }

    /// <summary>Whether the target works on AWS: what it packages is what runs there.</summary>
    public bool Deploys => Target.ToLowerInvariant() is "preview" or "drift" or "up" or "destroy";

    /// <param name="context">Of the script.</param>
    /// <param name="targets">The names that may be given.</param>
    /// <param name="described">The same with what they do, a line each.</param>
    public static BuildParameters Read(ICakeContext context, IReadOnlyCollection<string> targets, IEnumerable<string> described)
    {
        var mistakes = new List<string>();
        var paths = new BuildPaths(context.MakeAbsolute(context.Directory(".")));
        var given = context.Arguments.GetArguments("target").ToList();
        var target = given.LastOrDefault() ?? "Help";
        if (given.Count > 1)
            mistakes.Add($"{string.Join(" and ", given)}: one run has one target.");
        foreach (var unknown in given.Where(name => !targets.Contains(name, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add($"--target={unknown}: there is no such target. Targets:{Environment.NewLine}{string.Join(Environment.NewLine, described)}");

        foreach (var name in context.Arguments.GetArguments().Keys.Where(name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add(
                $"--{name}: there is no such option. Options: "
                + $"{string.Join(", ", Known.TakeWhile(known => known != "verbosity").Select(known => "--" + known))}.");

        var stack = context.Argument<string>("stack", null);
        if (stack is not null && StackNames.WhyNot(paths, stack) is { } wrong)
            mistakes.Add($"--stack={stack}: {wrong}");
        if (stack is null && NeedAStack.Contains(target, StringComparer.OrdinalIgnoreCase))
            mistakes.Add($"--target={target} needs --stack=NAME: it works on that environment. {StackNames.Here(paths)}");

        if (context.HasArgument("account") && (stack is not null || !target.Equals("plan", StringComparison.OrdinalIgnoreCase)))
            mistakes.Add("--account belongs to --target=Plan without --stack: it is the plan of infra/account.");

        if (target.Equals("try", StringComparison.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(context.Argument<string>("assistant", null)))
            mistakes.Add($"--target={target} needs --assistant=ID: the name of a file under infra/assistants, without .json.");

        var standIns = context.Argument<string>("standins", null);
        if (standIns is not null and not ("true" or "false"))
            mistakes.Add($"--standins={standIns}: say true (use the stand-ins) or false (use the published packages).");

        var parameters = new BuildParameters
        {
            Paths = paths,
            Target = target,
            Stack = stack,
            StandIns = standIns is null ? null : standIns == "true",
            Turns = Number(context, "turns", 1, mistakes),
            Seed = Number(context, "seed", 0, mistakes),
            Seeds = Number(context, "seeds", 1, mistakes),
            Packaged = Flag(context, "packaged", mistakes),
            Quick = Flag(context, "quick", mistakes),
            Only = context.Argument<string>("only", null),
            Keep = Flag(context, "keep", mistakes),
            Accept = Flag(context, "accept", mistakes),
            All = Flag(context, "all", mistakes),
            Account = Flag(context, "account", mistakes),
            Assistant = context.Argument<string>("assistant", null),
            MostDollars = context.Argument<string>("most-dollars", null),
            Yes = Flag(context, "yes", mistakes),
            Filter = context.Argument<string>("filter", null),
            OperatorOptions = [
                .. OperatorNames.Where(context.HasArgument).SelectMany(name => new[] { $"--{name}", context.Argument<string>(name, "") }),
                .. OperatorFlags.Where(name => Flag(context, name, mistakes)).Select(name => $"--{name}"),
            ],
        };
        return mistakes.Count == 0 ? parameters : throw new CakeException(string.Join(Environment.NewLine, mistakes));
    }

    private static int? Number(ICakeContext context, string name, int lowest, List<string> mistakes)
    {
        var text = context.Argument<string>(name, null);
        if (text is null) return null;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= lowest)
            return number;
        mistakes.Add($"--{name}={text}: a whole number from {lowest} up is needed.");
        return null;
    }

    private static bool Flag(ICakeContext context, string name, List<string> mistakes)
    {
        if (!context.HasArgument(name)) return false;
        var text = context.Argument<string>(name, "true");
        if (string.IsNullOrEmpty(text) || bool.TryParse(text, out var value) && value) return true;
        if (!bool.TryParse(text, out _)) mistakes.Add($"--{name}={text}: --{name} takes no value.");
        return false;
    }
}
