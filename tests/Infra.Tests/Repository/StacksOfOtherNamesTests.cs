using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>A stack may have any name: staging, or one of a developer.</summary>
public sealed class StacksOfOtherNamesTests(StacksOfOtherNamesTests.Folder folder) : IClassFixture<StacksOfOtherNamesTests.Folder>
{
    [Theory]
    [InlineData("WhatsAppReplies.Local.dll run --stack staging", "Local")]
    [InlineData("WhatsAppReplies.Local.Plan.dll plan --stack staging", "Plan")]
    [InlineData("pulumi preview --stack staging", "Preview")]
    [InlineData("pulumi up --stack staging", "Up")]
    [InlineData("WhatsAppReplies.Ops.dll verify --stack staging", "Verify")]
    public async Task A_target_hands_the_name_on(string started, string target)
    {
        var (_, output) = await folder.Script.RunAsync($"--target={target}", "--stack=staging", "--verbosity=diagnostic");

        Assert.Contains(output.Split('\n').Select(Words), line =>
            line.StartsWith("Executing: ", StringComparison.Ordinal) && line.Contains(started, StringComparison.Ordinal));
    }

    /// <summary>Each start of the script costs seconds; what all others share is looked up instead.</summary>
    [Fact]
    public void No_target_knows_a_stack_by_its_name_and_each_that_takes_one_uses_it()
    {
        var script = File.ReadAllText(RepositoryFolder.File("build.cake"));
        var tasks = script.Split("\nTask(\"").Skip(1).Where(task => task.Contains("--stack=NAME", StringComparison.Ordinal)).ToList();

        Assert.DoesNotMatch("\"(dev|prod|staging)\"|--stack=(dev|prod)", script);
        Assert.InRange(tasks.Count, 15, int.MaxValue);
        Assert.All(tasks, task => Assert.Matches(
            @"parameters\.(Stacks|OneStack)|(Plan|Operate|Pulumi)\(parameters|PackageChoice\.Of\(parameters\)|Reproduction\.Check\(Context, parameters\)",
            task.Split("\n\n\n")[0]));
    }

    [Fact]
    public async Task A_stack_without_a_file_is_refused_with_those_that_there_are_and_what_to_do()
    {
        var (exitCode, output) = await folder.Script.RunAsync("--target=Up", "--stack=anna");

        Assert.Equal(2, exitCode);
        Assert.Equal(
            "--stack=anna: there is no Pulumi.anna.yaml. Stacks here: dev, staging. A new stack begins with such a file: "
            + "copy what is not encrypted from another one, aws:region at least; before it is deployed: pulumi stack init anna.",
            output.Trim());
    }

    [Fact]
    public async Task A_name_that_no_resource_could_carry_is_refused_even_where_it_names_a_file()
    {
        var (exitCode, output) = await folder.Script.RunAsync("--target=Plan", "--stack=../Staging");

        Assert.Equal(2, exitCode);
        Assert.Equal($"--stack=../Staging: a stack's name is 2 to 30 lower-case letters, digits or -, and begins with a letter.", output.Trim());
    }

    [Fact]
    public async Task Without_a_name_a_plan_is_made_of_the_stacks_whose_plan_was_accepted_and_a_developer_s_own_is_left_alone()
    {
        folder.Script.Accept("staging");
        Assert.Equal(["staging"], await PlannedAsync(folder.Script));

        folder.Script.Accept("gone");
        var (exitCode, output) = await folder.Script.RunAsync("--target=Plan");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("infra/plans/gone.json is the accepted plan of a stack, and there is no Pulumi.gone.yaml.", output, StringComparison.Ordinal);
        Assert.Contains("Where the stack is gone, delete its plan too.", output, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> PlannedAsync(ScriptCopy script)
    {
        var (_, output) = await script.RunAsync("--target=Plan", "--verbosity=diagnostic");
        return output.Split('\n')
            .Select(Words)
            .Where(line => line.StartsWith("Executing: ", StringComparison.Ordinal) && line.Contains("Plan.dll plan --stack ", StringComparison.Ordinal))
            .Select(line => line.Split("--stack ")[1].Split(' ')[0]);
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The script is compiled once for all of them.</summary>
    public sealed class Folder : IDisposable
    {
        public Folder()
        {
            Script.AddStack("dev");
            Script.AddStack("staging");
            Script.AddPulumi();
        }

        public ScriptCopy Script { get; } = new();

        public void Dispose() => Script.Dispose();
    }
}
