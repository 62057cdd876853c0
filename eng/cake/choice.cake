/// <summary>Which of the two packages the stack files ask for, and for which processor: the function of a stack runs on what its file says.</summary>
/// <param name="Kind">native or managed.</param>
/// <param name="Architecture">x86_64 or arm64.</param>
public sealed record PackageChoice(string Kind, string Architecture)
{
    public const string Native = "native";
    public const string Managed = "managed";

    public static IReadOnlyList<PackageChoice> All =>
        [new(Native, "x86_64"), new(Native, "arm64"), new(Managed, "x86_64"), new(Managed, "arm64")];

    public bool IsNative => Kind == Native;

    public string RuntimeIdentifier => Architecture == "arm64" ? "linux-arm64" : "linux-x64";

    public override string ToString() => $"{Kind} for {Architecture}";

    public static PackageChoice Of(BuildParameters parameters)
    {
        var named = parameters.Stacks.Select(stack => (Stack: stack, Choice: Of(parameters.Paths.StackFile(stack)))).ToList();
        if (named.Select(one => one.Choice).Distinct().Count() > 1)
            throw new CakeException(
                $"The stacks ask for different packages ({string.Join(", ", named.Select(one => $"{one.Stack}: {one.Choice}"))}): "
                + "say --stack=..., and the zip is made for that one.");
        return named[0].Choice;
    }

    // A value that is none of them is told by the program itself, with all other mistakes of the file.
    private static PackageChoice Of(FilePath file)
    {
        var text = System.IO.File.Exists(file.FullPath) ? System.IO.File.ReadAllText(file.FullPath) : "";
        return new(Setting(text, "package") == Managed ? Managed : Native, Setting(text, "architecture") == "arm64" ? "arm64" : "x86_64");
    }

    private static string Setting(string text, string key) =>
        System.Text.RegularExpressions.Regex.Match(
            text, $@"^\s*whatsapp-replies:{key}:\s*[""']?(?<value>[\w-]+)", System.Text.RegularExpressions.RegexOptions.Multiline).Groups["value"].Value;
}
