using WhatsAppReplies.Infra.Account;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>
/// Rights of the roles that deploy and preview, held against the resources of the stack's plan and what the provider calls for them: each call, and none
/// beside.
/// </summary>
public sealed class DeployRightsTests
{
    private const string Key = "arn:aws:kms:eu-north-1:123456789012:key/11111111-1111-1111-1111-111111111111";

    private static readonly (string, string[]) OwnKey = ("dataKeys", [Key]);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task It_is_known_what_the_provider_calls_for_each_type_of_a_stack_and_for_no_other(string stack) => Assert.Equal(
        (await ResourcesAsync(stack)).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal),
        ProviderActions.ByType.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Whoever_deploys_may_make_each_call_of_the_provider_for_each_resource(string stack)
    {
        var statements = await AccountTests.StatementsAsync($"deploy-{stack}", OwnKey);

        Assert.All(await ResourcesAsync(stack), resource => Assert.All(
            ProviderCallsOf(resource), call => Assert.True(
                Rights.Allow(statements, call.Action.Name, call.Arn, ResourceArns.ContextOf(resource, stack)),
                $"{call.Action.Name} on {call.Arn}: {call.Action.When}")));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_preview_that_refreshes_may_look_at_each(string stack)
    {
        var statements = await AccountTests.StatementsAsync($"preview-{stack}", OwnKey);

        Assert.All(await ResourcesAsync(stack), resource => Assert.All(
            ProviderCallsOf(resource).Where(call => call.Action.Looks), call => Assert.True(
                Rights.Allow(statements, call.Action.Name, call.Arn, ResourceArns.ContextOf(resource, stack)), $"{call.Action.Name} on {call.Arn}")));
    }

    /// <summary>
    /// What is left over is what AWS binds to no name at all: saved queries, which hold nothing,
    /// and the end of a subscription, for which one has to know its id.
    /// </summary>
    [Fact]
    public async Task A_role_of_one_stack_may_change_nothing_of_the_other_that_has_a_name()
    {
        (string, string[]) secrets = (
            "secretNames", ["dev:openai-api-key-replies-engine", "dev:twilio-credentials-whatsapp", "prod:prod/openai", "prod:prod/twilio"]);
        var deploy = await AccountTests.StatementsAsync("deploy-dev", secrets);
        var preview = await AccountTests.StatementsAsync("preview-dev", secrets);
        var verify = await AccountTests.StatementsAsync("verify-dev", secrets);
        var others = await ResourcesAsync("prod", configuration => configuration.Own("openAiSecretName", "prod/openai").Own("twilioSecretName", "prod/twilio"));

        Assert.Equal(
            ["logs:DeleteQueryDefinition", "logs:PutQueryDefinition", "sns:Unsubscribe"],
            others.SelectMany(resource => ProviderCallsOf(resource).Where(call =>
                !call.Action.Looks && Rights.Allow(deploy, call.Action.Name, call.Arn, ResourceArns.ContextOf(resource, "prod"))))
                .Select(call => call.Action.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(others.Where(resource => resource.Type == "aws:secretsmanager/secret:Secret").SelectMany(ResourceArns.Of), arn => Assert.All(
            new[] { deploy, preview, verify },
            statements => Assert.False(Rights.Allow(statements, "secretsmanager:GetSecretValue", arn, new Dictionary<string, string>()), arn)));
    }

    [Fact]
    public async Task A_secret_of_which_nobody_says_whose_it_is_is_reached_by_the_roles_of_all_stacks()
    {
        const string shared = "arn:aws:secretsmanager:eu-north-1:123456789012:secret:shared-AbCdEf";

        foreach (var stack in new[] { "dev", "prod" })
        {
            Assert.True(Rights.Allow(
                await AccountTests.StatementsAsync($"deploy-{stack}", ("secretNames", ["shared"])),
                "secretsmanager:DeleteSecret",
                shared,
                new Dictionary<string, string>()));
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Nothing_is_allowed_that_the_provider_does_not_call_and_no_state_needs(string stack)
    {
        string[] ofState =
        [
            "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "s3:DeleteObject", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
        ];
        var called = ProviderActions.ByType.Values.SelectMany(actions => actions).ToList();

        Assert.Equal(
            called.Select(action => action.Name).Concat(ofState).Distinct().Order(StringComparer.Ordinal),
            (await AccountTests.StatementsAsync($"deploy-{stack}")).SelectMany(AccountTests.Actions).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty((await AccountTests.StatementsAsync($"preview-{stack}")).SelectMany(AccountTests.Actions)
            .Except(called.Where(action => action.Looks).Select(action => action.Name))
            .Except(["kms:Decrypt", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"]));
    }

    /// <summary>
    /// DynamoDB takes a grant on the key of a table, and demands of who makes it what it will do itself;
    /// Secrets Manager encrypts values that are there with a new key.
    /// </summary>
    [Theory]
    [InlineData(
        "deploy", "dynamodb", "CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom",
        "ReEncryptTo")]
    [InlineData("deploy", "secretsmanager", "Decrypt", "Encrypt", "GenerateDataKey")]
    [InlineData("deploy", "sqs")]
    [InlineData("preview", "dynamodb", "Decrypt")]
    [InlineData("preview", "secretsmanager", "Decrypt")]
    [InlineData("preview", "sqs")]
    [InlineData("verify", "dynamodb", "Decrypt")]
    [InlineData("verify", "secretsmanager", "Decrypt")]
    [InlineData("verify", "sqs", "Decrypt", "GenerateDataKey")]
    [InlineData("deploy", null)]
    [InlineData("preview", null)]
    [InlineData("verify", null)]
    public async Task Data_under_a_key_of_its_own_is_reached_through_the_services_that_hold_it_and_past_them_not(
        string role, string? service, params string[] allowed)
    {
        string[] all =
        [
            "CreateGrant", "Decrypt", "DescribeKey", "DisableKey", "Encrypt", "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext", "PutKeyPolicy", "ReEncryptFrom", "ReEncryptTo", "ScheduleKeyDeletion",
        ];
        var statements = await AccountTests.StatementsAsync($"{role}-prod", OwnKey);
        var context = service is null ? new Dictionary<string, string>() : new() { ["kms:ViaService"] = $"{service}.eu-north-1.amazonaws.com" };

        Assert.Equal(allowed, all.Where(action => Rights.Allow(statements, $"kms:{action}", Key, context)));
    }

    [Fact]
    public async Task A_conversations_table_of_another_system_is_looked_at_tried_and_never_changed()
    {
        const string table = "arn:aws:dynamodb:eu-north-1:123456789012:table/Conversations";
        (string, string[]) tables = ("tables", ["prod:Conversations"]);
        var looked = Assert.Single(
            await ResourcesAsync("prod", configuration => configuration.Own("existingConversationsTable", "Conversations")),
            resource => resource.Existing is not null);
        var calls = ProviderCallsOf(looked).ToList();

        foreach (var role in new[] { "deploy", "preview" })
        {
            var statements = await AccountTests.StatementsAsync($"{role}-prod", tables);
            Assert.Equal(
                calls.Where(call => call.Action.Looks).Select(call => call.Action.Name),
                calls.Where(call => Rights.Allow(statements, call.Action.Name, table, new Dictionary<string, string>())).Select(call => call.Action.Name));
        }

        string[] tried = ["dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"];
        var verify = await AccountTests.StatementsAsync("verify-prod", tables);
        Assert.All(tried, action => Assert.True(Rights.Allow(verify, action, table, new Dictionary<string, string>()), action));
        foreach (var role in new[] { "deploy-dev", "preview-dev", "verify-dev" })
        {
            Assert.False(
                Rights.Allow(await AccountTests.StatementsAsync(role, tables), "dynamodb:DescribeTable", table, new Dictionary<string, string>()), role);
        }
    }

    /// <summary>With all that only some stack files ask for.</summary>
    private static async Task<IReadOnlyList<PlannedResource>> ResourcesAsync(string stack, Func<StackConfiguration, StackConfiguration>? change = null)
    {
        var file = Fixtures.Stack(stack);
        var configuration = file.Configuration
            .Own("openAiApiKey", ConfigValue.Encrypted, secret: true)
            .Own("twilioAccountSid", ConfigValue.Encrypted, secret: true)
            .Own("twilioAuthToken", ConfigValue.Encrypted, secret: true)
            .Own("alarmEmails", """["on-call@example.com"]""")
            .Own("alarmUrls", """["https://example.com/alarms"]""")
            .Own("kmsKeyArn", Key)
            .Own("tracing", "true")
            .Own("permissionsBoundary", AccountNames.Boundary)
            .Own("spendCeilingPerDay", "25")
            .Own("spendCeilingPerMonth", "500")
            .Own("pauseAtSpendCeiling", "true");
        var plan = await Planner.PlanAsync(file with { Configuration = change is null ? configuration : change(configuration) }, Fixtures.Root);
        return [.. plan.Resources.Where(resource => resource.IsProvided)];
    }

    private static IEnumerable<(ProviderAction Action, string Arn)> ProviderCallsOf(PlannedResource resource) =>
        from action in ProviderActions.ByType[resource.Type]
        from arn in action.Anywhere ? ["*"] : ResourceArns.Of(resource)
        select (action, arn);
}
