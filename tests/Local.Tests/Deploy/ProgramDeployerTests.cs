using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Tests.Deploy;

public sealed class ProgramDeployerTests
{
    [Fact]
    public async Task An_interruption_while_resources_are_made_is_one_interruption() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() => ApplyAsync(new CancellationToken(canceled: true)));

    [Fact]
    public async Task A_machine_that_understands_nothing_names_all_that_it_met_at_once()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => ApplyAsync(CancellationToken.None));

        Assert.Contains("aws:dynamodb/table:Table", refused.Message, StringComparison.Ordinal);
        Assert.Contains("aws:sqs/queue:Queue", refused.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyDictionary<string, object?>> ApplyAsync(CancellationToken cancellationToken)
    {
        var file = StackFile.Read(TestStacks.Folder, "dev");
        var mocks = new LocalMocks(file.Project, [], new AwsAnswers("eu-north-1"), cancellationToken);
        return ProgramDeployer.ApplyAsync(file.Project, file.Stack, file.Configuration, FunctionPackage.Unbuilt, mocks, cancellationToken);
    }
}
