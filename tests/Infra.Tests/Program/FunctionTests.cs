using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class FunctionTests
{
    private const string Function = "aws:lambda/function:Function::reply";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_function_runs_what_the_package_holds_on_the_managed_runtime(string stack)
    {
        var function = (await DeployedStack.OfAsync(stack)).Inputs(Function);

        JsonAssert.Same("\"dotnet10\"", function["runtime"]);
        JsonAssert.Same("\"WhatsAppReplies\"", function["handler"]);
        JsonAssert.Same("""["x86_64"]""", function["architectures"]);
        JsonAssert.Same("128", function["memorySize"]);
        JsonAssert.Same("""{"fileArchive": "artifacts/whatsapp-replies.zip"}""", function["code"]);
    }

    [Fact]
    public async Task A_zip_that_was_deployed_past_the_program_shows_as_a_difference()
    {
        var function = (await DeployedStack.OfAsync("prod")).Inputs(Function);

        // Lambda reports this one back; the source code hash is only what the program itself wrote.
        JsonAssert.Same("\"[hash of the zip]\"", function["codeSha256"]);
        Assert.False(function.ContainsKey("sourceCodeHash"));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_runs_under_its_own_role(string stack)
    {
        var function = (await DeployedStack.OfAsync(stack)).Inputs(Function);

        JsonAssert.Same($"\"arn:aws:iam::{StrictAws.Account}:role/whatsapp-replies-{stack}-function\"", function["role"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_writes_unwrapped_lines_to_the_log_group_of_the_stack(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        JsonAssert.Same($$"""{"logFormat": "Text", "logGroup": "/aws/lambda/whatsapp-replies-{{stack}}"}""", deployed.Inputs(Function)["loggingConfig"]);
        JsonAssert.Same($"\"/aws/lambda/whatsapp-replies-{stack}\"", deployed.Inputs("aws:cloudwatch/logGroup:LogGroup::function")["name"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_is_not_traced_because_its_role_does_not_allow_it(string stack) =>
        Assert.False((await DeployedStack.OfAsync(stack)).Inputs(Function).ContainsKey("tracingConfig"));

    [Fact]
    public async Task A_stack_that_is_traced_lets_both_functions_tell_of_it()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration.With("whatsapp-replies:tracing", "true"));

        Assert.All(deployed.OfType("aws:lambda/function:Function"), function => JsonAssert.Same("""{"mode": "Active"}""", function.Inputs["tracingConfig"]));
        Assert.All(deployed.OfType("aws:iam/rolePolicy:RolePolicy"), policy => JsonAssert.Same(
            """{"Sid": "SendTraces", "Effect": "Allow", "Action": ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "Resource": ["*"]}""",
            JsonAssert.Parsed(policy.Inputs["policy"])["Statement"]!.AsArray()[^1]));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Each_change_is_a_version_and_everything_reaches_the_functions_through_the_alias(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);
        var (replies, inbound) = ($"whatsapp-replies-{stack}", $"whatsapp-replies-{stack}-inbound");

        Assert.All(deployed.OfType("aws:lambda/function:Function"), function => JsonAssert.Same("true", function.Inputs["publish"]));
        Assert.Equal(
            [$"inbound-live live of {inbound} is 1", $"reply-live live of {replies} is 1"],
            deployed.OfType("aws:lambda/alias:Alias").Select(alias =>
                $"{alias.Address.Split("::")[1]} {alias.Inputs["name"]} of {alias.Inputs["functionName"]} is {alias.Inputs["functionVersion"]}"));
        Assert.All(
            new[] { "aws:lambda/permission:Permission", "aws:lambda/functionUrl:FunctionUrl",
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig" }.SelectMany(deployed.OfType),
            resource => JsonAssert.Same("\"live\"", resource.Inputs["qualifier"]));
        JsonAssert.Same($"\"{StrictAws.Arn("lambda", $"function:{inbound}:live")}\"", deployed.Inputs("aws:cloudwatch/eventTarget:EventTarget::sweep")["arn"]);
    }

    [Theory]
    [InlineData("dev", "14")]
    [InlineData("prod", "365")]
    public async Task Logs_are_kept_for_a_while_and_not_for_ever(string stack, string days)
    {
        var group = (await DeployedStack.OfAsync(stack)).Inputs("aws:cloudwatch/logGroup:LogGroup::function");

        JsonAssert.Same(days, group["retentionInDays"]);
    }

    [Theory]
    [InlineData("dev", "2")]
    [InlineData("prod", "50")]
    public async Task The_mapping_hands_over_one_trigger_at_a_time_and_keeps_those_that_the_function_gives_back(string stack, string concurrency)
    {
        var mapping = (await DeployedStack.OfAsync(stack)).Inputs("aws:lambda/eventSourceMapping:EventSourceMapping::triggers");

        JsonAssert.Same($"\"{StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-triggers")}\"", mapping["eventSourceArn"]);
        JsonAssert.Same($"\"{StrictAws.Arn("lambda", $"function:whatsapp-replies-{stack}:live")}\"", mapping["functionName"]);
        JsonAssert.Same("1", mapping["batchSize"]);
        JsonAssert.Same("""["ReportBatchItemFailures"]""", mapping["functionResponseTypes"]);
        JsonAssert.Same($$"""{"maximumConcurrency": {{concurrency}}}""", mapping["scalingConfig"]);
    }

    [Theory]
    [InlineData(null, "true")]
    [InlineData("false", "true")]
    [InlineData("true", "false")]
    public async Task A_paused_stack_hands_nothing_over_and_takes_everything_in(string? paused, string enabled)
    {
        var stack = await DeployedStack.OfAsync("prod", configuration =>
            paused is null ? configuration : configuration.With("whatsapp-replies:paused", paused));

        JsonAssert.Same(enabled, stack.Inputs("aws:lambda/eventSourceMapping:EventSourceMapping::triggers")["enabled"]);
        Assert.Equal((await DeployedStack.OfAsync("prod")).Addresses.Order(), stack.Addresses.Order());
    }

    [Fact]
    public async Task Memory_and_architecture_follow_the_stack_file()
    {
        var function = (await DeployedStack.OfAsync("dev", configuration => configuration
            .With("whatsapp-replies:memory", "1024")
            .With("whatsapp-replies:architecture", "arm64"))).Inputs(Function);

        JsonAssert.Same("1024", function["memorySize"]);
        JsonAssert.Same("""["arm64"]""", function["architectures"]);
    }
}
