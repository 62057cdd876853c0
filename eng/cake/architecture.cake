/// <summary>The processor that the zip is compiled for: the stack files decide, since the function of a stack runs on what its file says.</summary>
public static class Architecture
{
    private static readonly System.Text.RegularExpressions.Regex Setting =
        new(@"^\s*whatsapp-replies:architecture:\s*[""']?(?<value>[\w-]+)", System.Text.RegularExpressions.RegexOptions.Multiline);

    public static string RuntimeIdentifier(BuildParameters parameters)
    {
        var named = parameters.Stacks.Select(stack => (Stack: stack, Value: Of(parameters.Paths.StackFile(stack)))).ToList();
        if (named.Select(one => one.Value).Distinct().Count() > 1)
            throw new CakeException($"The stacks run on different processors ({string.Join(", ", named.Select(one => $"{one.Stack}: {one.Value}"))}): say --stack=..., and the zip is made for that one.");
        return named[0].Value == "arm64" ? "linux-arm64" : "linux-x64";
    }

    // A value that is neither is told by the program itself, with all other mistakes of the file.
    private static string Of(FilePath file) =>
        System.IO.File.Exists(file.FullPath) && Setting.Match(System.IO.File.ReadAllText(file.FullPath)) is { Success: true } match ? match.Groups["value"].Value : "x86_64";
}
