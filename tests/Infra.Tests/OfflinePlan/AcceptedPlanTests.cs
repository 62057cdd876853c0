using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.StackFiles;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class AcceptedPlanTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_program_declares_what_was_accepted(string stack)
    {
        var accepted = PlanFile.Read(PlanFile.Accepted(RepositoryFolder.Root, stack));

        var now = await Planner.PlanAsync(StackFile.Read(RepositoryFolder.Root, stack), RepositoryFolder.Root);

        var difference = PlanDifference.Between(accepted, now);
        Assert.True(difference is [], $"{stack} differs from the accepted plan:\n{string.Join('\n', difference)}\nTo accept it: ./build.sh --target=Plan --accept");
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_accepted_file_is_byte_for_byte_what_the_plan_writes(string stack) =>
        Assert.Equal(
            File.ReadAllText(PlanFile.Accepted(RepositoryFolder.Root, stack)),
            PlanFile.ToText(await Planner.PlanAsync(StackFile.Read(RepositoryFolder.Root, stack), RepositoryFolder.Root)));
}
