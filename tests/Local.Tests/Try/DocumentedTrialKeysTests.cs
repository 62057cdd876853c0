using System.Text.RegularExpressions;
using WhatsAppReplies.Local.Try.Trials;

namespace WhatsAppReplies.Local.Tests.Try;

public sealed partial class DocumentedTrialKeysTests
{
    [Fact]
    public void The_tables_of_keys_are_those_of_the_reader() => Assert.Equal(
        TrialKeys.All.Concat(TrialKeys.OfATurn).Select(key => $"{key.Name}, {(key.IsRequired ? "yes" : "no")}: {key.Allowed}"),
        File.ReadAllLines(Path.Combine(TrialFiles.Folder(Repository.Root), "README.md"))
            .Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups[1].Value}, {match.Groups[2].Value}: {match.Groups[3].Value}"));

    [GeneratedRegex(@"^\| `(\w+)` \| (yes|no) \| ([^|]+) \|$")]
    private static partial Regex Row();
}
