using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class SweepScheduleTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_minute_the_inbound_function_is_sent_on_a_sweep(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);
        var (rule, target) = (deployed.Inputs("aws:cloudwatch/eventRule:EventRule::sweep"), deployed.Inputs("aws:cloudwatch/eventTarget:EventTarget::sweep"));

        JsonAssert.Same("\"rate(1 minute)\"", rule["scheduleExpression"]);
        JsonAssert.Same($"\"whatsapp-replies-{stack}-sweep\"", rule["name"]);
        JsonAssert.Same($"\"whatsapp-replies-{stack}-sweep\"", target["rule"]);
        JsonAssert.Same($"\"{StrictAws.Arn("lambda", $"function:whatsapp-replies-{stack}-inbound:live")}\"", target["arn"]);
        JsonAssert.Same("""{"sweep": true}""", JsonAssert.Parsed(target["input"]));
    }

    [Fact]
    public async Task A_sweep_that_failed_is_the_next_one_s_business_and_nobody_repeats_it()
    {
        var deployed = await DeployedStack.OfAsync("prod");

        // EventBridge, when Lambda does not take the event; Lambda, when the invocation failed or found no room.
        JsonAssert.Same(
            """{"maximumRetryAttempts": 0, "maximumEventAgeInSeconds": 60}""", deployed.Inputs("aws:cloudwatch/eventTarget:EventTarget::sweep")["retryPolicy"]);
        JsonAssert.Same(
            """{"functionName": "whatsapp-replies-prod-inbound", "qualifier": "live", "maximumRetryAttempts": 0, "maximumEventAgeInSeconds": 60}""",
            deployed.Inputs("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig::sweep"));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Only_this_rule_may_invoke_it(string stack) => JsonAssert.Same(
        $$"""
        {
            "statementId": "SweepByTheClock", "function": "whatsapp-replies-{{stack}}-inbound", "qualifier": "live", "principal": "events.amazonaws.com",
            "action": "lambda:InvokeFunction", "sourceArn": "{{StrictAws.Arn("events", $"rule/whatsapp-replies-{stack}-sweep")}}"
        }
        """,
        (await DeployedStack.OfAsync(stack)).Inputs("aws:lambda/permission:Permission::sweep-by-the-clock"));
}
