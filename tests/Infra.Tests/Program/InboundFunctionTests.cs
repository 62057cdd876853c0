using WhatsAppReplies.Infra.Naming;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class InboundFunctionTests
{
    private const string Function = "aws:lambda/function:Function::inbound";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_is_the_same_zip_on_the_same_runtime_as_the_function_that_replies(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);
        var (inbound, replies) = (deployed.Inputs(Function), deployed.Inputs("aws:lambda/function:Function::reply"));

        Assert.All(
            new[] { "runtime", "handler", "architectures", "code", "codeSha256" },
            property => JsonAssert.Same(replies[property]!.ToJsonString(), inbound[property]));
        JsonAssert.Same("\"inbound\"", inbound["environment"]!["variables"]!["FUNCTION"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_has_a_minute_its_own_role_and_its_own_log_group(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);
        var function = deployed.Inputs(Function);

        JsonAssert.Same("60", function["timeout"]);
        JsonAssert.Same("128", function["memorySize"]);
        JsonAssert.Same($"\"arn:aws:iam::{StrictAws.Account}:role/whatsapp-replies-{stack}-inbound-function\"", function["role"]);
        JsonAssert.Same($$"""{"logFormat": "Text", "logGroup": "/aws/lambda/whatsapp-replies-{{stack}}-inbound"}""", function["loggingConfig"]);
        JsonAssert.Same($"\"/aws/lambda/whatsapp-replies-{stack}-inbound\"", deployed.Inputs("aws:cloudwatch/logGroup:LogGroup::inbound")["name"]);
    }

    [Theory]
    [InlineData(null, "20")]
    [InlineData("2", "2")]
    [InlineData("0", null)]
    public async Task A_flood_of_requests_takes_no_more_than_what_is_reserved(string? set, string? reserved)
    {
        var function = (await DeployedStack.OfAsync("prod", configuration =>
            set is null ? configuration : configuration.Own("inboundConcurrency", set))).Inputs(Function);

        Assert.Equal(reserved, function["reservedConcurrentExecutions"]?.ToJsonString());
    }

    [Fact]
    public async Task Its_memory_follows_the_stack_file_and_is_not_that_of_the_other_function()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration.Own("inboundMemory", "512"));

        JsonAssert.Same("512", deployed.Inputs(Function)["memorySize"]);
        JsonAssert.Same("128", deployed.Inputs("aws:lambda/function:Function::reply")["memorySize"]);
    }

    [Fact]
    public void The_longest_name_of_a_stack_makes_no_role_that_IAM_refuses()
    {
        var names = new ResourceNames("whatsapp-replies", new string('a', 30));

        Assert.InRange(names.Inbound.Role.Length, 1, 64);
        Assert.InRange(names.Replies.Role.Length, 1, 64);
    }
}
