/// <summary>The stacks of this repository: what has a file Pulumi.NAME.yaml, whatever its name.</summary>
public static class StackNames
{
    /// <summary>Those of a stack's file, as the program allows them: names of resources are made of it.</summary>
    private static readonly System.Text.RegularExpressions.Regex Allowed = new("^[a-z][a-z0-9-]{1,29}$");

    /// <summary>null: a target can work on it.</summary>
    public static string WhyNot(BuildPaths paths, string stack) =>
        !Allowed.IsMatch(stack) ? "a stack's name is 2 to 30 lower-case letters, digits or -, and begins with a letter."
        : System.IO.File.Exists(paths.StackFile(stack).FullPath) ? null
        : $"there is no Pulumi.{stack}.yaml. {Here(paths)} A new stack begins with such a file: copy what is not encrypted from another one, "
            + $"aws:region at least; before it is deployed: pulumi stack init {stack}.";

    /// <summary>For whoever has to name one.</summary>
    public static string Here(BuildPaths paths) => All(paths) is { Count: > 0 } all ? $"Stacks here: {string.Join(", ", all)}." : "No stack has a file here.";

    /// <summary>Those whose plan was accepted; where none was, all that have a file.</summary>
    public static IReadOnlyList<string> OfTheRepository(BuildPaths paths)
    {
        var stacks = Accepted(paths) is { Count: > 0 } accepted ? accepted : All(paths);
        if (stacks.Count == 0) throw new CakeException("No stack has a file here: one begins with a Pulumi.NAME.yaml that says aws:region.");
        return stacks.FirstOrDefault(stack => WhyNot(paths, stack) is not null) is { } gone
            ? throw new CakeException(
                $"infra/plans/{gone}.json is the accepted plan of a stack, and {WhyNot(paths, gone)} Where the stack is gone, delete its plan too.")
            : stacks;
    }

    private static List<string> Accepted(BuildPaths paths) =>
        System.IO.Directory.Exists(paths.AcceptedPlans.FullPath) ? Names(paths.AcceptedPlans, "*.json", name => name) : [];

    private static List<string> All(BuildPaths paths) => Names(paths.Root, "Pulumi.*.yaml", name => name["Pulumi.".Length..]);

    private static List<string> Names(DirectoryPath folder, string pattern, Func<string, string> name) =>
        [.. System.IO.Directory.EnumerateFiles(folder.FullPath, pattern)
            .Select(file => name(System.IO.Path.GetFileNameWithoutExtension(file)))
            .Order(StringComparer.Ordinal)];
}
