using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Account;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>Rights of the roles that deploy, derived from the resources of the stack's plan: each call for each resource, and none for what no stack has.</summary>
public sealed class DeployRightsTests
{
    private const string Account = AwsAnswers.DocumentationAccount;

    private static readonly IReadOnlyList<ProviderCall> Calls = ProviderCalls.Of(AccountSettings.DefaultSecretNames);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_types_are_those_that_a_stack_can_have(string stack) => Assert.Equal(
        (await ResourcesAsync(stack)).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal),
        Calls.Select(call => call.Type).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Each_call_for_each_resource_of_the_plan_is_allowed(string stack)
    {
        var statements = await AccountTests.StatementsAsync($"deploy-{stack}");

        Assert.All(await ResourcesAsync(stack), resource =>
        {
            foreach (var call in Calls.Where(call => call.Type == resource.Type))
            {
                var arn = call.On == ProviderCall.Anything ? "*" : ArnOf(resource);
                Assert.All(call.Reads.Concat(call.Writes), action => Assert.True(Allows(statements, action, arn), $"{action} on {arn}"));
            }
        });
    }

    [Fact]
    public async Task A_role_of_one_stack_may_change_nothing_of_the_other()
    {
        var statements = await AccountTests.StatementsAsync("deploy-dev");

        Assert.All((await ResourcesAsync("prod")).Where(resource => !resource.Type.StartsWith("aws:secretsmanager", StringComparison.Ordinal)), resource =>
        {
            foreach (var call in Calls.Where(call => call.Type == resource.Type && call.On != ProviderCall.Anything && resource.Type != "aws:lambda/eventSourceMapping:EventSourceMapping"))
                Assert.All(call.Writes, action => Assert.False(Allows(statements, action, ArnOf(resource)), $"{action} on {ArnOf(resource)}"));
        });
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Nothing_is_allowed_that_no_resource_of_a_stack_and_no_state_needs(string stack)
    {
        string[] others =
        [
            "iam:CreateRole", "iam:PassRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey",
            "s3:DeleteObject", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
        ];
        var allowed = (await AccountTests.StatementsAsync($"deploy-{stack}")).SelectMany(AccountTests.Actions).Distinct();

        Assert.Equal(Calls.SelectMany(call => call.Reads.Concat(call.Writes)).Concat(others).Distinct().Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(allowed, action => action.Contains('*', StringComparison.Ordinal));
    }

    /// <summary>With all that only some stack files ask for.</summary>
    private static async Task<IReadOnlyList<PlannedResource>> ResourcesAsync(string stack)
    {
        var file = Fixtures.Stack(stack);
        var configuration = file.Configuration
            .Own("openAiApiKey", ConfigValue.Encrypted, secret: true).Own("twilioAccountSid", ConfigValue.Encrypted, secret: true).Own("twilioAuthToken", ConfigValue.Encrypted, secret: true)
            .Own("alarmEmails", """["on-call@example.com"]""");
        var plan = await Planner.PlanAsync(file with { Configuration = configuration }, Fixtures.Root);
        return [.. plan.Resources.Where(resource => resource.IsProvided)];
    }

    private static bool Allows(IEnumerable<JsonNode> statements, string action, string arn) => statements.Any(statement =>
        AccountTests.Actions(statement).Contains(action) && statement["Resource"]!.AsArray().Any(pattern => Matches(pattern!.GetValue<string>(), arn)));

    private static bool Matches(string pattern, string arn) =>
        Regex.IsMatch(arn, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$");

    /// <summary>As the resource's own inputs name it.</summary>
    private static string ArnOf(PlannedResource resource)
    {
        var inputs = resource.Inputs;
        string Text(string name) => inputs[name]!.GetValue<string>();
        string Of(string service, string rest) => $"arn:aws:{service}:eu-north-1:{Account}:{rest}";
        return resource.Type switch
        {
            "aws:cloudwatch/dashboard:Dashboard" => $"arn:aws:cloudwatch::{Account}:dashboard/{Text("dashboardName")}",
            "aws:cloudwatch/eventRule:EventRule" => Of("events", $"rule/{Text("name")}"),
            "aws:cloudwatch/eventTarget:EventTarget" => Of("events", $"rule/{Text("rule")}"),
            "aws:cloudwatch/logGroup:LogGroup" => Of("logs", $"log-group:{Text("name")}"),
            "aws:cloudwatch/logMetricFilter:LogMetricFilter" => Of("logs", $"log-group:{Text("logGroupName")}"),
            "aws:cloudwatch/metricAlarm:MetricAlarm" => Of("cloudwatch", $"alarm:{Text("name")}"),
            "aws:dynamodb/table:Table" => Of("dynamodb", $"table/{Text("name")}"),
            "aws:dynamodb/tableItem:TableItem" => Of("dynamodb", $"table/{Text("tableName")}"),
            "aws:iam/role:Role" => $"arn:aws:iam::{Account}:role/{Text("name")}",
            "aws:iam/rolePolicy:RolePolicy" => $"arn:aws:iam::{Account}:role/{Text("role")}",
            "aws:lambda/eventSourceMapping:EventSourceMapping" => Of("lambda", "event-source-mapping:00000000-0000-0000-0000-000000000000"),
            "aws:lambda/function:Function" => Of("lambda", $"function:{Text("name")}"),
            "aws:lambda/alias:Alias" => Of("lambda", $"function:{Text("functionName")}:{Text("name")}"),
            "aws:lambda/permission:Permission" => Of("lambda", $"function:{Text("function")}:{Text("qualifier")}"),
            "aws:lambda/functionUrl:FunctionUrl" or "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig" => Of("lambda", $"function:{Text("functionName")}:{Text("qualifier")}"),
            "aws:secretsmanager/secret:Secret" => Of("secretsmanager", $"secret:{Text("name")}-{AwsAnswers.SecretSuffix}"),
            "aws:secretsmanager/secretVersion:SecretVersion" => Text("secretId"),
            "aws:sns/topic:Topic" => Of("sns", Text("name")),
            "aws:sns/topicSubscription:TopicSubscription" => Text("topic"),
            "aws:sqs/queue:Queue" => Of("sqs", Text("name")),
            "aws:sqs/queuePolicy:QueuePolicy" or "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy" => Of("sqs", Text("queueUrl").Split('/')[^1]),
            var type => throw new InvalidOperationException($"Nobody said how a {type} is named."),
        };
    }
}
