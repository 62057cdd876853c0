extern alias function;

using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;
using FunctionContract = function::WhatsAppReplies.Contract;
using PauseSettings = function::WhatsAppReplies.Shared.Settings.PauseSettings;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>A stack that pauses itself at its spend ceiling.</summary>
public sealed class PauseAtCeilingTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private const string Function = "aws:lambda/function:Function::pause";
    private const string Live = "function:whatsapp-replies-prod-pause:live";

    private static readonly string[] OfPausing =
    [
        "aws:cloudwatch/logGroup:LogGroup::pause", "aws:cloudwatch/metricAlarm:MetricAlarm::pause-failed",
        "aws:cloudwatch/queryDefinition:QueryDefinition::pause-failed",
        "aws:iam/role:Role::pause", "aws:iam/rolePolicy:RolePolicy::what-the-pause-function-calls",
        "aws:lambda/alias:Alias::pause-live", "aws:lambda/function:Function::pause",
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig::pause", "aws:lambda/permission:Permission::pause-by-spend-day",
        "aws:lambda/permission:Permission::pause-by-spend-month",
    ];

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Nothing_of_it_is_there_unless_the_stack_file_asks_for_it(string stack)
    {
        var with = await PausingAsync(stack);
        var without = await DeployedStack.OfAsync(stack, configuration => configuration.Own("spendCeilingPerDay", "25").Own("spendCeilingPerMonth", "500"));

        Assert.Equal(OfPausing, with.Addresses.Except(without.Addresses).Order(StringComparer.Ordinal));
        Assert.Empty(without.Addresses.Except(with.Addresses));
        Assert.Equal(
            ["aws:cloudwatch/dashboard:Dashboard::operations", $"{Alarm}::oldest-trigger", $"{Alarm}::spend-day", $"{Alarm}::spend-month"],
            without.Addresses.Where(address => without.Inputs(address).ToJsonString() != with.Inputs(address).ToJsonString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_spend_alarm_tells_and_pauses_when_it_rings_and_only_tells_when_it_stops()
    {
        var deployed = await PausingAsync();

        Assert.All(new[] { "spend-day", "spend-month" }, name =>
        {
            var alarm = deployed.Inputs($"{Alarm}::{name}");
            JsonAssert.Same($"""["{StrictAws.Arn("sns", "whatsapp-replies-prod-alarms")}", "{StrictAws.Arn("lambda", Live)}"]""", alarm["alarmActions"]);
            JsonAssert.Same($"""["{StrictAws.Arn("sns", "whatsapp-replies-prod-alarms")}"]""", alarm["okActions"]);
            Assert.Null(alarm["insufficientDataActions"]);
        });
        Assert.All(
            deployed.OfType(Alarm).Where(alarm => !alarm.Address.Contains("::spend-", StringComparison.Ordinal)),
            alarm => Assert.DoesNotContain(":function:", alarm.Inputs["alarmActions"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("spend-day")]
    [InlineData("spend-month")]
    public async Task Whoever_is_told_reads_that_customers_wait_and_how_to_go_on(string name)
    {
        var text = (await PausingAsync()).Inputs($"{Alarm}::{name}")["alarmDescription"]!.GetValue<string>();

        Assert.Contains("Replies are paused now: what customers write waits", text, StringComparison.Ordinal);
        Assert.Contains("24 hours", text, StringComparison.Ordinal);
        Assert.Contains("15 days", text, StringComparison.Ordinal);
        Assert.Contains("./build.sh --target=Pause --stack=prod --resume", text, StringComparison.Ordinal);
        Assert.Contains("oldest-trigger", text, StringComparison.Ordinal);
        // CloudWatch takes no more.
        Assert.InRange(text.Length, 1, 1024);
    }

    [Fact]
    public async Task Only_these_alarms_of_this_account_may_invoke_it()
    {
        var deployed = await PausingAsync();

        Assert.All(new[] { "spend-day", "spend-month" }, name => JsonAssert.Same(
            $$"""
            {
                "statementId": "PauseBy-{{name}}", "function": "whatsapp-replies-prod-pause", "qualifier": "live",
                "principal": "lambda.alarms.cloudwatch.amazonaws.com",
                "action": "lambda:InvokeFunction", "sourceAccount": "{{StrictAws.Account}}",
                "sourceArn": "{{StrictAws.Arn("cloudwatch", $"alarm:whatsapp-replies-prod-{name}")}}"
            }
            """,
            deployed.Inputs($"aws:lambda/permission:Permission::pause-by-{name}")));
    }

    [Fact]
    public async Task With_one_ceiling_one_alarm_pauses()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration =>
            configuration.Own("spendCeilingPerMonth", "500").Own("pauseAtSpendCeiling", "true"));

        Assert.Equal(
            ["aws:lambda/permission:Permission::pause-by-spend-month"],
            deployed.Addresses.Where(address => address.Contains("::pause-by-", StringComparison.Ordinal)));
        JsonAssert.Same("\"whatsapp-replies-prod-spend-month\"", deployed.Inputs(Function)["environment"]!["variables"]!["SPEND_ALARMS"]);
    }

    [Fact]
    public async Task Its_role_switches_this_one_mapping_writes_its_own_logs_and_may_do_nothing_else() => Assert.Equal(
        [
            $"SwitchTheMapping: lambda:UpdateEventSourceMapping on {StrictAws.Arn("lambda", "event-source-mapping:00000000-0000-0000-0000-000000000000")}",
            $"WriteLogs: logs:CreateLogStream, logs:PutLogEvents on {StrictAws.Arn("logs", "log-group:/aws/lambda/whatsapp-replies-prod-pause")}:*",
        ],
        Statements(await PausingAsync()));

    [Fact]
    public async Task With_a_key_of_the_customer_s_own_it_gets_no_right_to_it_since_it_holds_no_data()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration
            .Own("spendCeilingPerDay", "25").Own("pauseAtSpendCeiling", "true").Own("tracing", "true")
            .Own("kmsKeyArn", "arn:aws:kms:eu-north-1:123456789012:key/00000000-0000-0000-0000-000000000000"));

        Assert.Equal(["SwitchTheMapping", "WriteLogs", "SendTraces"], Statements(deployed).Select(statement => statement.Split(':')[0]));
        JsonAssert.Same(
            "\"arn:aws:kms:eu-north-1:123456789012:key/00000000-0000-0000-0000-000000000000\"",
            deployed.Inputs("aws:cloudwatch/logGroup:LogGroup::pause")["kmsKeyId"]);
        JsonAssert.Same("""{"mode": "Active"}""", deployed.Inputs(Function)["tracingConfig"]);
    }

    [Fact]
    public async Task It_is_the_same_zip_as_the_other_functions_under_a_role_and_with_logs_of_its_own()
    {
        var deployed = await PausingAsync();
        var (pause, replies) = (deployed.Inputs(Function), deployed.Inputs("aws:lambda/function:Function::reply"));

        Assert.All(
            new[] { "runtime", "handler", "architectures", "code", "codeSha256", "publish" },
            property => JsonAssert.Same(replies[property]!.ToJsonString(), pause[property]));
        JsonAssert.Same($"\"arn:aws:iam::{StrictAws.Account}:role/whatsapp-replies-prod-pause-function\"", pause["role"]);
        JsonAssert.Same("""{"logFormat": "Text", "logGroup": "/aws/lambda/whatsapp-replies-prod-pause"}""", pause["loggingConfig"]);
        // An alarm invokes through the alias, whose settings are its own.
        JsonAssert.Same(
            """{"functionName": "whatsapp-replies-prod-pause", "qualifier": "live", "maximumRetryAttempts": 2, "maximumEventAgeInSeconds": 21600}""",
            deployed.Inputs("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig::pause"));
    }

    [Fact]
    public async Task It_starts_with_exactly_the_variables_of_the_contract()
    {
        var variables = (await PausingAsync()).Inputs(Function)["environment"]!["variables"]!.AsObject();

        Assert.Equal(FunctionContract.Variables.DeployedPause.Order(), variables.Select(variable => variable.Key).Order());
        var settings = PauseSettings.Read(name => name switch
        {
            "AWS_REGION" => StrictAws.Region,
            "AWS_LAMBDA_FUNCTION_NAME" => "pause",
            _ => variables[name]?.GetValue<string>(),
        });
        Assert.Equal(["whatsapp-replies-prod-spend-day", "whatsapp-replies-prod-spend-month"], settings.Alarms);
        Assert.Equal("00000000-0000-0000-0000-000000000000", settings.MappingId);
    }

    [Fact]
    public async Task A_pause_that_fails_rings_an_alarm_of_its_own()
    {
        var alarm = (await PausingAsync()).Inputs($"{Alarm}::pause-failed");

        Assert.Equal(("AWS/Lambda", "Errors", "0", "300"), ($"{alarm["namespace"]}", $"{alarm["metricName"]}", $"{alarm["threshold"]}", $"{alarm["period"]}"));
        JsonAssert.Same("""{"FunctionName": "whatsapp-replies-prod-pause"}""", alarm["dimensions"]);
    }

    [Fact]
    public async Task Its_names_are_outputs()
    {
        var deployed = await PausingAsync();

        Assert.Equal(
            ("whatsapp-replies-prod-pause", "/aws/lambda/whatsapp-replies-prod-pause"),
            (await deployed.OutputAsync("pauseFunction"), await deployed.OutputAsync("pauseLogGroup")));
        Assert.DoesNotContain("pauseFunction", (await DeployedStack.OfAsync("prod")).OutputNames);
    }

    private static Task<DeployedStack> PausingAsync(string stack = "prod") => DeployedStack.OfAsync(stack, configuration => configuration
        .Own("spendCeilingPerDay", "25").Own("spendCeilingPerMonth", "500").Own("pauseAtSpendCeiling", "true"));

    private static IEnumerable<string> Statements(DeployedStack deployed) =>
        JsonAssert.Parsed(deployed.Inputs("aws:iam/rolePolicy:RolePolicy::what-the-pause-function-calls")["policy"])["Statement"]!.AsArray().Select(InWords);

    private static string InWords(JsonNode? statement) =>
        $"{statement!["Sid"]}: {string.Join(", ", statement["Action"]!.AsArray())} on {string.Join(" and ", statement["Resource"]!.AsArray())}";
}
