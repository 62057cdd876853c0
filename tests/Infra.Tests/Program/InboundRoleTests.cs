using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class InboundRoleTests
{
    private const string Policy = "aws:iam/rolePolicy:RolePolicy::what-the-inbound-function-calls";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_role_allows_exactly_what_the_inbound_function_calls(string stack) => Assert.Equal(
        [
            $"FindConversations: dynamodb:Query on {Table(stack, "conversations")}/index/company-whatsapp-number-recipient-tel-index",
            $"LookAtAndMakeConversations: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem on {Table(stack, "conversations")}",
            $"StageFragments: dynamodb:PutItem, dynamodb:GetItem, dynamodb:Scan on {Table(stack, "stage")}",
            $"TakeTriggerLocksAndKeepReceipts: dynamodb:PutItem, dynamodb:GetItem on {Table(stack, "trigger-locks")}",
            $"ReadNumbers: dynamodb:Scan on {Table(stack, "numbers")}",
            $"SendTriggers: sqs:SendMessage on {StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-triggers")}",
            $"ReadTwilioSecrets: secretsmanager:GetSecretValue on {Secret("twilio-credentials-whatsapp")}",
            $"WriteLogs: logs:CreateLogStream, logs:PutLogEvents on {StrictAws.Arn("logs", $"log-group:/aws/lambda/whatsapp-replies-{stack}-inbound")}:*",
        ],
        (await StatementsAsync(stack)).Select(InWords));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_deletes_nothing_and_allows_nothing_by_wildcard(string stack) => Assert.All(await StatementsAsync(stack), statement =>
    {
        Assert.Equal("Allow", statement["Effect"]!.GetValue<string>());
        Assert.DoesNotContain(statement["Action"]!.AsArray(), action =>
            action!.GetValue<string>().Contains('*', StringComparison.Ordinal) || action.GetValue<string>().Contains("Delete", StringComparison.Ordinal));
        // Of a log group only its streams: they are named by Lambda.
        Assert.All(statement["Resource"]!.AsArray(), resource =>
            Assert.Matches(@"^arn:aws:[a-z]+:eu-north-1:\d{12}:[^*]+(:\*)?$", resource!.GetValue<string>()));
    });

    [Fact]
    public async Task Of_other_tenants_it_reads_Twilio_s_secrets_and_never_a_key_of_the_model_provider()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration
            .Own("tenantSecretArns", $"""["{Secret("tenant-openai")}"]""")
            .Own("tenantSecretNamePrefixes", """["keys/"]""")
            .Own("tenantTwilioSecretArns", $"""["{Secret("tenant-twilio")}"]""")
            .Own("tenantTwilioSecretNamePrefixes", """["twilio/"]"""));

        Assert.Equal(
            [Secret("twilio-credentials-whatsapp"), Secret("tenant-twilio"), StrictAws.Arn("secretsmanager", "secret:twilio/*")],
            Secrets(deployed, Policy, "ReadTwilioSecrets"));
        Assert.Equal(
            [
                Secret("openai-api-key-replies-engine"), Secret("twilio-credentials-whatsapp"), Secret("tenant-openai"),
                StrictAws.Arn("secretsmanager", "secret:keys/*"), Secret("tenant-twilio"), StrictAws.Arn("secretsmanager", "secret:twilio/*"),
            ],
            Secrets(deployed, "aws:iam/rolePolicy:RolePolicy::what-the-function-calls", "ReadProviderSecrets"));
    }

    [Fact]
    public async Task An_index_of_another_name_and_an_adopted_table_are_those_that_it_may_ask()
    {
        var statements = await StatementsAsync("prod", configuration => configuration
            .Own("existingConversationsTable", "ConversationsTable").Own("conversationsIndex", "by-numbers"));

        Assert.Contains(
            $"FindConversations: dynamodb:Query on {StrictAws.Arn("dynamodb", "table/ConversationsTable/index/by-numbers")}", statements.Select(InWords));
    }

    private static IEnumerable<string> Secrets(DeployedStack deployed, string policy, string sid) =>
        Statements(deployed, policy)
            .Single(statement => statement["Sid"]!.GetValue<string>() == sid)["Resource"]!.AsArray()
            .Select(resource => resource!.GetValue<string>());

    private static async Task<IReadOnlyList<JsonNode>> StatementsAsync(string stack, Func<StackConfiguration, StackConfiguration>? change = null) =>
        Statements(await DeployedStack.OfAsync(stack, change), Policy);

    private static IReadOnlyList<JsonNode> Statements(DeployedStack deployed, string policy) =>
        [.. JsonAssert.Parsed(deployed.Inputs(policy)["policy"])["Statement"]!.AsArray().Select(statement => statement!)];

    private static string InWords(JsonNode statement) =>
        $"{statement["Sid"]}: {string.Join(", ", statement["Action"]!.AsArray())} on {string.Join(" and ", statement["Resource"]!.AsArray())}";

    private static string Table(string stack, string name) => StrictAws.Arn("dynamodb", $"table/whatsapp-replies-{stack}-{name}");

    private static string Secret(string name) => StrictAws.Arn("secretsmanager", $"secret:{name}-{AwsAnswers.SecretSuffix}");
}
