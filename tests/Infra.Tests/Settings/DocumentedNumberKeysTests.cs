using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed partial class DocumentedNumberKeysTests
{
    [Fact]
    public void The_table_of_keys_is_that_of_the_reader() => Assert.Equal(
        NumberKeys.All.Select(key => $"{key.Name}, {(key.IsRequired ? "yes" : "no")}: {key.Allowed}"),
        File.ReadAllLines(RepositoryFolder.File("infra", "numbers", "README.md"))
            .Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups[1].Value}, {match.Groups[2].Value}: {match.Groups[3].Value}"));

    [GeneratedRegex(@"^\| `(\w+)` \| (yes|no) \| ([^|]+) \|$")]
    private static partial Regex Row();
}
