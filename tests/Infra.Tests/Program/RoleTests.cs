using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class RoleTests
{
    private const string Policy = "aws:iam/rolePolicy:RolePolicy::what-the-function-calls";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_role_allows_exactly_what_the_function_and_its_mapping_call(string stack)
    {
        var statements = await StatementsAsync(stack);

        Assert.Equal(
        [
            $"ClaimAndRecordTurns: dynamodb:UpdateItem, dynamodb:PutItem on {Table(stack, "conversations")}",
            $"ReadAndClearFragments: dynamodb:Query, dynamodb:BatchWriteItem, dynamodb:UpdateItem on {Table(stack, "stage")}",
            $"ReleaseTriggerLocks: dynamodb:DeleteItem, dynamodb:BatchWriteItem on {Table(stack, "trigger-locks")}",
            $"ReadAssistants: dynamodb:GetItem on {Table(stack, "assistants")}",
            "ReceiveTriggers: sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ChangeMessageVisibility on "
            + $"{StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-triggers")}",
            $"TellHandOffs: sqs:SendMessage on {StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-hand-offs")}",
            $"ReadProviderSecrets: secretsmanager:GetSecretValue on {Secret("openai-api-key-replies-engine")} and {Secret("twilio-credentials-whatsapp")}",
            $"WriteLogs: logs:CreateLogStream, logs:PutLogEvents on {StrictAws.Arn("logs", $"log-group:/aws/lambda/whatsapp-replies-{stack}")}:*",
        ], statements.Select(InWords));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_statement_allows_an_action_or_a_resource_by_wildcard(string stack)
    {
        var statements = await StatementsAsync(stack);

        Assert.All(statements, statement =>
        {
            Assert.Equal("Allow", statement["Effect"]!.GetValue<string>());
            Assert.DoesNotContain(statement["Action"]!.AsArray(), action => action!.GetValue<string>().Contains('*', StringComparison.Ordinal));
            // Of a log group only its streams: they are named by Lambda.
            Assert.All(statement["Resource"]!.AsArray(), resource =>
                Assert.Matches(@"^arn:aws:[a-z]+:eu-north-1:\d{12}:[^*]+(:\*)?$", resource!.GetValue<string>()));
        });
    }

    [Fact]
    public async Task Secrets_of_other_tenants_are_readable_only_when_the_stack_file_names_them()
    {
        var readable = (await StatementsAsync("prod", configuration => configuration
                .With("whatsapp-replies:tenantSecretArns", $"""["{Secret("other-tenant")}"]""")
                .With("whatsapp-replies:tenantSecretNamePrefixes", """["tenants/"]""")))
            .Single(statement => statement["Sid"]!.GetValue<string>() == "ReadProviderSecrets");

        Assert.Equal(
            $"ReadProviderSecrets: secretsmanager:GetSecretValue on {Secret("openai-api-key-replies-engine")} and {Secret("twilio-credentials-whatsapp")} and "
            + $"{Secret("other-tenant")} and {StrictAws.Arn("secretsmanager", "secret:tenants/*")}",
            InWords(readable));
    }

    [Fact]
    public async Task An_adopted_conversations_table_is_the_one_that_the_role_allows()
    {
        var statements = await StatementsAsync("prod", configuration =>
            configuration.With("whatsapp-replies:existingConversationsTable", "ConversationsTable"));

        Assert.Contains(
            $"ClaimAndRecordTurns: dynamodb:UpdateItem, dynamodb:PutItem on {StrictAws.Arn("dynamodb", "table/ConversationsTable")}",
            statements.Select(InWords));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Only_Lambda_can_take_a_role(string stack) => Assert.All((await DeployedStack.OfAsync(stack)).OfType("aws:iam/role:Role"), role =>
        JsonAssert.Same(
            """{"Version": "2012-10-17", "Statement": [{"Sid": "LambdaRunsTheFunction", "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},"""
            + """ "Action": ["sts:AssumeRole"]}]}""",
            JsonAssert.Parsed(role.Inputs["assumeRolePolicy"])));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_role_has_one_policy_and_no_other(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.Equal(
            ["what-the-function-calls whatsapp-replies-" + stack + "-function",
                "what-the-inbound-function-calls whatsapp-replies-" + stack + "-inbound-function"],
            deployed.Addresses.Where(
                address => address.StartsWith("aws:iam/", StringComparison.Ordinal) && !address.StartsWith("aws:iam/role:", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(address => $"{address.Split("::")[1]} {deployed.Inputs(address)["role"]}"));
        Assert.All(deployed.OfType("aws:iam/role:Role"), role =>
            Assert.Equal(["assumeRolePolicy", "description", "name", "tags"], role.Inputs.Select(input => input.Key)));
    }

    private static async Task<IReadOnlyList<JsonNode>> StatementsAsync(string stack, Func<StackConfiguration, StackConfiguration>? change = null)
    {
        var policy = JsonAssert.Parsed((await DeployedStack.OfAsync(stack, change)).Inputs(Policy)["policy"]);
        return [.. policy["Statement"]!.AsArray().Select(statement => statement!)];
    }

    private static string InWords(JsonNode statement) =>
        $"{statement["Sid"]}: {string.Join(", ", statement["Action"]!.AsArray())} on {string.Join(" and ", statement["Resource"]!.AsArray())}";

    private static string Table(string stack, string name) => StrictAws.Arn("dynamodb", $"table/whatsapp-replies-{stack}-{name}");

    private static string Secret(string name) => StrictAws.Arn("secretsmanager", $"secret:{name}-{AwsAnswers.SecretSuffix}");
}
