using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

/// <summary>What the command shows, of a stack file of the tests' own.</summary>
public sealed class ShownPlanTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _errors = new();

    public ShownPlanTests()
    {
        foreach (var path in Directory.EnumerateFiles(Fixtures.Root, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_root.FullName, Path.GetRelativePath(Fixtures.Root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public void Dispose()
    {
        _root.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task A_plan_that_was_accepted_is_one_line()
    {
        await ShowAsync(accept: true);
        _output.GetStringBuilder().Clear();

        Assert.Equal(0, await ShowAsync());
        Assert.Equal("dev: as accepted.\n", _output.ToString());
    }

    [Fact]
    public async Task A_plan_that_nobody_accepted_says_so_and_how_to()
    {
        Assert.Equal(0, await ShowAsync());
        Assert.Matches(
            @"^dev: no plan of it was accepted yet, so there is nothing to compare with\. It declares \d\d resources; --all draws them\.\n"
            + @"Fixed cost a month: not known in eu-north-1, [^\n]+\n    What use costs is not in it: [^\n]+\n"
            + @"To accept it: \./build\.sh --target=Plan --stack=dev --accept\n$",
            _output.ToString());
    }

    [Fact]
    public async Task A_stack_of_another_name_is_planned_accepted_and_compared_like_every_other()
    {
        Assert.Equal(0, await ShowAsync(stack: "staging"));
        Assert.StartsWith("staging: no plan of it was accepted yet", _output.ToString(), StringComparison.Ordinal);

        await ShowAsync(accept: true, stack: "staging");
        _output.GetStringBuilder().Clear();

        await ShowAsync(stack: "staging");
        Assert.Equal("staging: as accepted.\n", _output.ToString());
        Assert.Contains(
            "whatsapp-replies-staging-conversations", await File.ReadAllTextAsync(PlanFile.Accepted(_root.FullName, "staging")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_a_file_is_refused_with_what_to_do()
    {
        Assert.Equal(2, await ShowAsync(stack: "anna"));
        Assert.Contains("There is no Pulumi.anna.yaml in ", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("pulumi stack init anna", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_instruction_is_shown_by_its_lines_and_nothing_else_is()
    {
        await ShowAsync(accept: true);
        _output.GetStringBuilder().Clear();
        Instruct("Be kind.");

        await ShowAsync();

        var shown = _output.ToString().Split('\n');
        Assert.Equal("dev differs from the accepted plan:", shown[0]);
        Assert.StartsWith("~ aws:dynamodb/tableItem:TableItem::", shown[1], StringComparison.Ordinal);
        Assert.Contains(shown, line => line.EndsWith("Be kind.", StringComparison.Ordinal) && line.TrimStart().StartsWith("+ ", StringComparison.Ordinal));
        Assert.True(shown.Length < 12, _output.ToString());
        Assert.Contains(shown, line =>
            line.StartsWith("Fixed cost a month: not known in ", StringComparison.Ordinal) && !line.Contains("(+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("us-east-1", " (+$0.10). At list prices of us-east-1, ")]
    [InlineData("eu-north-1", " metrics of alarms (+1), ")]
    public async Task What_an_alarm_more_costs_a_month_is_told_on_the_terminal_and_in_what_is_kept_for_a_pull_request(string region, string told)
    {
        var stack = Path.Combine(_root.FullName, "Pulumi.dev.yaml");
        await File.WriteAllTextAsync(
            stack, (await File.ReadAllTextAsync(stack)).Replace("aws:region: eu-north-1", $"aws:region: {region}", StringComparison.Ordinal));
        await ShowAsync(accept: true);
        await File.AppendAllTextAsync(stack, "  whatsapp-replies:spendCeilingPerDay: 25\n");
        var kept = Path.Combine(_root.FullName, "out", "dev.json");

        await ShowAsync(kept: kept);

        Assert.Contains(told, _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(told, await File.ReadAllTextAsync(Path.ChangeExtension(kept, ".diff")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_plan_comes_where_it_is_asked_for_behind_the_difference()
    {
        await ShowAsync(accept: true);
        _output.GetStringBuilder().Clear();

        await ShowAsync(all: true);

        Assert.StartsWith("dev: as accepted.\ndev: ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("(aws:sqs/queue:Queue)", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_for_a_pull_request_has_no_colours()
    {
        await ShowAsync(accept: true);
        Instruct("Be kind.");
        var kept = Path.Combine(_root.FullName, "out", "dev.json");

        await ShowAsync(kept: kept);

        var difference = File.ReadAllText(Path.ChangeExtension(kept, ".diff"));
        Assert.Contains("\u001b[", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", difference, StringComparison.Ordinal);
        Assert.Contains("Be kind.", difference, StringComparison.Ordinal);
    }

    private Task<int> ShowAsync(bool accept = false, bool all = false, string? kept = null, string stack = "dev") =>
        new PlanCommand(_output, _errors, new Colours(areShown: kept is not null))
            .RunAsync(new PlanSettings { Stack = stack, Root = _root.FullName, Accept = accept, All = all, Out = kept });

    private void Instruct(string line)
    {
        var path = Directory.EnumerateFiles(Path.Combine(_root.FullName, "infra", "assistants"), "*.json").Single();
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"instructions\": [", $"\"instructions\": [\"{line}\", ", StringComparison.Ordinal));
    }
}
