using Pulumi;
using Pulumi.Testing;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class TakeOverTests
{
    [Fact]
    public async Task What_holds_data_is_taken_over_from_the_root_of_the_stack_where_an_import_puts_it()
    {
        var takenOver = new List<string>();
        var file = Fixtures.Stack("prod");
        var provider = new ObservedStackProvider(() => new ObservedStack(
            () => Infra.Program.Define(file.Configuration, FunctionPackage.Unbuilt),
            args =>
            {
                if (args.Options.Aliases.Count > 0)
                    takenOver.Add($"{args.Resource.GetResourceType()}::{args.Resource.GetResourceName()}");
                return null;
            }));

        await Deployment.TestWithServiceProviderAsync<ObservedStack>(
            new StrictAws(), provider, new TestOptions { ProjectName = file.Project, StackName = "prod", RootDirectory = Fixtures.Root });

        Assert.Equal(
        [
            "aws:cloudwatch/logGroup:LogGroup::function", "aws:cloudwatch/logGroup:LogGroup::inbound",
            "aws:dynamodb/table:Table::assistants", "aws:dynamodb/table:Table::conversations", "aws:dynamodb/table:Table::numbers",
            "aws:dynamodb/table:Table::stage", "aws:dynamodb/table:Table::trigger-locks",
            "aws:secretsmanager/secret:Secret::openai", "aws:secretsmanager/secret:Secret::twilio",
            "aws:sqs/queue:Queue::dead-letters", "aws:sqs/queue:Queue::hand-offs", "aws:sqs/queue:Queue::triggers",
        ], takenOver.Order());
    }
}
