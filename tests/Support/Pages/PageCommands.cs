using System.Text.RegularExpressions;

namespace Tests.Support.Pages;

/// <summary>
/// Commands that a page names, in its order: blocks of code, and code within sentences. Options that stand by themselves belong to the command before them.
/// </summary>
internal static partial class PageCommands
{
    private const string Script = "./build.sh";

    public static IReadOnlyList<string> In(string text)
    {
        var commands = new List<string>();
        var (target, stack) = ("", "");
        foreach (var code in Code().Matches(text).SelectMany(Pieces))
        {
            var command = code.StartsWith("--target=", StringComparison.Ordinal) ? $"{Script} {code}" : code;
            if (command.StartsWith("... --", StringComparison.Ordinal) || command.StartsWith("--", StringComparison.Ordinal))
            {
                commands.Add(string.Join(
                    ' ', new[] { Script, target, stack, command[command.IndexOf("--", StringComparison.Ordinal)..] }.Where(word => word.Length > 0)));
            }
            else if (Tool().IsMatch(command))
            {
                commands.AddRange([command, .. Inner().Matches(command).Select(match => match.Groups[1].Value)]);
            }
            if (command.StartsWith(Script, StringComparison.Ordinal))
                (target, stack) = (Target().Match(command).Value, Stack().Match(command).Value);
        }

        return [.. commands.Distinct()];
    }

    /// <summary>A block holds one command a line, and a line several with &amp;&amp; between them.</summary>
    private static IEnumerable<string> Pieces(Match code) =>
        (code.Groups["block"].Success
            ? code.Groups["block"].Value.Split('\n')
            : [code.Groups["indented"].Success ? code.Groups["indented"].Value : code.Groups["within"].Value])
        .SelectMany(line => line.Split(" && ")).Select(piece => piece.Trim());

    [GeneratedRegex(
        @"^[ ]*```\w*\n(?<block>.*?)^[ ]*```|^ {4}(?<indented>[a-z.][^\n]*)$|`(?<within>[^`\n]+)`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^(\./build\.sh|pulumi|aws|gh|sha256sum) [a-z-]")]
    private static partial Regex Tool();

    [GeneratedRegex(@"\$\(((?:pulumi|aws) [^()]*(?:\([^()]*\)[^()]*)*)\)")]
    private static partial Regex Inner();

    [GeneratedRegex(@"--target=\w+")]
    private static partial Regex Target();

    [GeneratedRegex(@"--stack=[a-z]\w*")]
    private static partial Regex Stack();
}
