using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class WholeStackTests
{
    /// <summary>Provider types that cannot carry tags.</summary>
    private static readonly string[] Untagged =
    [
        "aws:cloudwatch/dashboard:Dashboard", "aws:cloudwatch/eventTarget:EventTarget",
        "aws:cloudwatch/logMetricFilter:LogMetricFilter", "aws:cloudwatch/queryDefinition:QueryDefinition",
        "aws:dynamodb/tableItem:TableItem", "aws:iam/rolePolicy:RolePolicy", "aws:lambda/alias:Alias",
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
        "aws:lambda/functionUrl:FunctionUrl", "aws:lambda/permission:Permission",
        "aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    ];

    [Fact]
    public async Task Both_environments_have_the_same_resources()
    {
        var dev = await DeployedStack.OfAsync("dev");
        var prod = await DeployedStack.OfAsync("prod");

        Assert.Equal(dev.Addresses.Order(), prod.Addresses.Order());
    }

    [Fact]
    public async Task No_physical_name_is_in_both_environments_except_those_of_the_secrets_and_those_within_another_name()
    {
        var shared = (await NamesAsync("dev")).Intersect(await NamesAsync("prod"));

        Assert.Equal(
            ["live", "openai-api-key-replies-engine", "twilio-credentials-whatsapp", "what-the-function-calls", "what-the-inbound-function-calls"],
            shared.Order());
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Everything_that_can_carry_tags_carries_project_stack_and_who_manages_it(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.All(deployed.Addresses.Where(address => !Untagged.Contains(address.Split("::")[0])), address =>
            JsonAssert.Same($$"""{"Project": "whatsapp-replies", "Stack": "{{stack}}", "ManagedBy": "pulumi"}""", deployed.Inputs(address)["tags"]));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_outputs_name_what_other_systems_need(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.Equal($"whatsapp-replies-{stack}-conversations", await deployed.OutputAsync("conversationsTable"));
        Assert.Equal($"whatsapp-replies-{stack}-stage", await deployed.OutputAsync("stageTable"));
        Assert.Equal($"whatsapp-replies-{stack}-trigger-locks", await deployed.OutputAsync("triggerLockTable"));
        Assert.Equal($"whatsapp-replies-{stack}-assistants", await deployed.OutputAsync("assistantsTable"));
        Assert.Equal(StrictAws.Url($"whatsapp-replies-{stack}-triggers"), await deployed.OutputAsync("queueUrl"));
        Assert.Equal(StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-triggers"), await deployed.OutputAsync("queueArn"));
        Assert.Equal(StrictAws.Url($"whatsapp-replies-{stack}-triggers-dead-letter"), await deployed.OutputAsync("deadLetterQueueUrl"));
        Assert.Equal(StrictAws.Url($"whatsapp-replies-{stack}-hand-offs"), await deployed.OutputAsync("handOffQueueUrl"));
        Assert.Equal($"whatsapp-replies-{stack}", await deployed.OutputAsync("function"));
        Assert.Equal($"/aws/lambda/whatsapp-replies-{stack}", await deployed.OutputAsync("logGroup"));
        Assert.Equal(StrictAws.Arn("sns", $"whatsapp-replies-{stack}-alarms"), await deployed.OutputAsync("alarmTopic"));
        Assert.Equal($"whatsapp-replies-{stack}", await deployed.OutputAsync("dashboard"));
    }

    private static async Task<IEnumerable<string>> NamesAsync(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);
        return deployed.Addresses.Select(address => deployed.Inputs(address)["name"]?.ToString() ?? deployed.Inputs(address)["dashboardName"]?.ToString())
            .OfType<string>();
    }
}
