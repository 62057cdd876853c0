using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>A stack whose messages another system stages.</summary>
public sealed class WithoutInboundTests
{
    private static readonly string[] OfInbound =
    [
        "aws:cloudwatch/eventRule:EventRule::sweep", "aws:cloudwatch/eventTarget:EventTarget::sweep", "aws:cloudwatch/logGroup:LogGroup::inbound",
        "aws:cloudwatch/logMetricFilter:LogMetricFilter::inbound-critical",
        "aws:cloudwatch/metricAlarm:MetricAlarm::inbound-critical", "aws:cloudwatch/metricAlarm:MetricAlarm::inbound-errors",
        "aws:cloudwatch/metricAlarm:MetricAlarm::inbound-throttles", "aws:cloudwatch/metricAlarm:MetricAlarm::refused-signatures",
        "aws:cloudwatch/metricAlarm:MetricAlarm::sweep-findings", "aws:cloudwatch/metricAlarm:MetricAlarm::sweep-missing",
        "aws:cloudwatch/metricAlarm:MetricAlarm::undelivered", "aws:cloudwatch/metricAlarm:MetricAlarm::undelivered-63007",
        "aws:cloudwatch/metricAlarm:MetricAlarm::undelivered-63016", "aws:cloudwatch/metricAlarm:MetricAlarm::undelivered-63018",
        "aws:cloudwatch/metricAlarm:MetricAlarm::undelivered-63038", "aws:cloudwatch/metricAlarm:MetricAlarm::unknown-customers",
        "aws:cloudwatch/metricAlarm:MetricAlarm::webhook-failures", "aws:dynamodb/table:Table::numbers",
        "aws:iam/role:Role::inbound", "aws:iam/rolePolicy:RolePolicy::what-the-inbound-function-calls",
        "aws:lambda/alias:Alias::inbound-live", "aws:lambda/function:Function::inbound",
        "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig::sweep", "aws:lambda/functionUrl:FunctionUrl::webhooks",
        "aws:lambda/permission:Permission::call-the-url", "aws:lambda/permission:Permission::invoke-through-the-url",
        "aws:lambda/permission:Permission::sweep-by-the-clock",
    ];

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task All_of_the_inbound_half_is_left_out_and_nothing_else(string stack) => Assert.Equal(
        (await DeployedStack.OfAsync(stack)).Addresses.Except((await WithoutAsync(stack)).Addresses).Order(StringComparer.Ordinal),
        Numbers().Concat(OfInbound).Concat(Queries()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Nothing_refers_to_it(string stack)
    {
        var deployed = await WithoutAsync(stack);

        Assert.All(deployed.Addresses, address =>
            Assert.DoesNotContain("inbound", deployed.Inputs(address).ToJsonString(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("STATUS_CALLBACK_URL", deployed.Inputs("aws:lambda/function:Function::reply").ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(deployed.OutputNames, name =>
            name.Contains("inbound", StringComparison.OrdinalIgnoreCase) || name is "webhookUrl" or "twilioConsole" or "numbersTable" or "addNumber");
    }

    [Fact]
    public async Task The_other_system_keeps_the_index_of_everything() => JsonAssert.Same(
        """[{"name": "company-whatsapp-number-recipient-tel-index", "hashKey": "gsi_company_whatsapp_number","""
        + """ "rangeKey": "gsi_recipient_tel", "projectionType": "ALL"}]""",
        (await WithoutAsync("prod")).Inputs("aws:dynamodb/table:Table::conversations")["globalSecondaryIndexes"]);

    private static Task<DeployedStack> WithoutAsync(string stack) =>
        DeployedStack.OfAsync(stack, configuration => configuration.Own("inbound", "false"));

    /// <summary>One for each of its alarms.</summary>
    private static IEnumerable<string> Queries() => OfInbound.Where(address => address.StartsWith("aws:cloudwatch/metricAlarm", StringComparison.Ordinal))
        .Select(address => $"aws:cloudwatch/queryDefinition:QueryDefinition::{address.Split("::")[1]}");

    private static IEnumerable<string> Numbers() =>
        Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "infra", "numbers"), "*.json").Select(file =>
            $"aws:dynamodb/tableItem:TableItem::number-{Path.GetFileNameWithoutExtension(file)}");
}
