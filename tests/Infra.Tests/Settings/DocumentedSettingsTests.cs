using System.Reflection;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed partial class DocumentedSettingsTests
{
    private static readonly Dictionary<string, string> DefaultOf = File.ReadAllLines(RepositoryFolder.File("infra", "README.md"))
        .Select(line => Row().Match(line)).Where(match => match.Success)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [Fact]
    public void Every_key_has_a_row_and_every_row_a_key() =>
        Assert.Equal(
            typeof(SettingKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(),
            DefaultOf.Keys.Order());

    [Fact]
    public void The_defaults_are_those_of_the_code()
    {
        var settings = Configured.Minimal.Read();

        Assert.All(
            DefaultOf.Where(row => row.Value != "none" && row.Key != SettingKeys.ReportBatchItemFailures),
            row => Assert.Equal(row.Value, $"{Property(settings, row.Key)}", ignoreCase: row.Value is "true" or "false"));
    }

    private static object? Property(StackSettings settings, string key) =>
        typeof(StackSettings).GetProperty(char.ToUpperInvariant(key[0]) + key[1..])!.GetValue(settings);

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+?) \|")]
    private static partial Regex Row();
}
