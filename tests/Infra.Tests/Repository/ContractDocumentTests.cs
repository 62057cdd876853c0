using System.Reflection;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>docs/contract.md against <c>app/Contract.cs</c>: a section for each class of names, a row for each name.</summary>
public sealed partial class ContractDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(RepositoryFolder.File("docs", "contract.md"));

    private static readonly Type[] Classes = typeof(Contract).GetNestedTypes();

    public static TheoryData<string> Names => [.. Classes.Select(type => type.Name)];

    [Fact]
    public void Each_class_of_names_has_a_section_and_each_section_a_class() =>
        Assert.Equal(
            Classes.Select(type => type.Name).Order(), Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_name_has_a_row_and_each_row_a_name(string section)
    {
        var names = Classes.Single(type => type.Name == section).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true }).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(names.Order(StringComparer.Ordinal), Rows(section).Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_row_says_type_writer_reader_and_what_others_may_change(string section) =>
        Assert.All(Rows(section), row =>
        {
            Assert.Equal(5, row.Length);
            Assert.All(row, cell => Assert.NotEqual("", cell));
        });

    private static IEnumerable<string[]> Rows(string section) =>
        Lines.SkipWhile(line => line != $"## {section}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => Row().Match(line)).Where(match => match.Success)
            .Select(match => (string[])[match.Groups[1].Value, .. match.Groups[2].Value.Trim(' ', '|').Split(" | ").Select(cell => cell.Trim())]);

    [GeneratedRegex(@"^\| `([^`]+)` \|(.*)\|$")]
    private static partial Regex Row();
}
