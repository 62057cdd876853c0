using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// What holds however somebody configures a stack. What a change of program or stack file does to a plan is shown by
/// <c>--target=Plan</c>, for a person to accept.
/// </summary>
public sealed class StackFilesOfTheRepositoryTests
{
    private static readonly string[] Stacks =
    [
        .. Directory.EnumerateFiles(RepositoryFolder.Root, "Pulumi.*.yaml").Select(file => Path.GetFileName(file).Split('.')[1]).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names => [.. Stacks];

    [Fact]
    public void The_two_environments_that_the_workflows_know_have_a_file() => Assert.Superset(new HashSet<string> { "dev", "prod" }, Stacks.ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_stack_file_has_no_mistake_and_the_program_makes_a_plan_of_it(string stack)
    {
        var plan = await Planner.PlanAsync(StackFile.Read(RepositoryFolder.Root, stack), RepositoryFolder.Root);

        Assert.Contains(plan.Resources, resource => resource.Type == "aws:lambda/function:Function");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_stack_file_holds_a_secret_in_plain_text(string stack)
    {
        var configuration = StackFile.Read(RepositoryFolder.Root, stack).Configuration;

        Assert.All(
            new[] { "openAiApiKey", "twilioAccountSid", "twilioAuthToken" }.Select(key => $"whatsapp-replies:{key}").Where(configuration.Values.ContainsKey),
            key => Assert.Equal(ConfigValue.Encrypted, configuration.Values[key]));
    }

    [Fact]
    public void An_accepted_plan_belongs_to_a_stack_and_stands_as_the_plan_writes_it() =>
        Assert.All(Directory.EnumerateFiles(RepositoryFolder.File("infra", "plans")), path =>
        {
            var plan = PlanFile.Read(path);
            Assert.Equal(Path.GetFileName(path), $"{plan.Stack}.json");
            Assert.Contains(plan.Stack, Stacks);
            Assert.Equal(File.ReadAllText(path), PlanFile.ToText(plan));
        });
}
