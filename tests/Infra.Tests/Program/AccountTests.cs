using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;
using WhatsAppReplies.Infra.Account;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>What an account is given once: state, a key, and roles for workflows.</summary>
public sealed class AccountTests
{
    private const string RoleType = "aws:iam/role:Role";

    /// <summary>What AWS takes of all inline policies of a role together.</summary>
    private const int LargestPolicy = 10_240;

    [Fact]
    public async Task State_is_kept_in_every_version_encrypted_and_out_of_anybody_s_sight()
    {
        var plan = await PlanAsync();

        JsonAssert.Same("""{"status": "Enabled"}""", Inputs(plan, "aws:s3/bucketVersioning:BucketVersioning")["versioningConfiguration"]);
        var encryption = Inputs(
            plan,
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")["rules"]![0]!["applyServerSideEncryptionByDefault"]!;
        JsonAssert.Same("\"aws:kms\"", encryption["sseAlgorithm"]);
        Assert.Contains(":key/", encryption["kmsMasterKeyId"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(
            new[] { "blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets" },
            property => JsonAssert.Same("true", Inputs(plan, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")[property]));
        JsonAssert.Same("true", Inputs(plan, "aws:kms/key:Key")["enableKeyRotation"]);
        Assert.Equal(
            ["aws:kms/key:Key", "aws:s3/bucket:Bucket"],
            plan.Resources.Where(resource => resource.Protect).Select(resource => resource.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_role_is_taken_by_workflows_of_one_repository_in_named_environments_and_by_nobody_else()
    {
        var plan = await PlanAsync();

        Assert.Equal(
            [
                "whatsapp-replies-deploy-dev: repo:example/replies:environment:dev",
                "whatsapp-replies-deploy-prod: repo:example/replies:environment:prod",
                "whatsapp-replies-preview-dev: repo:example/replies:environment:dev-preview",
                "whatsapp-replies-preview-prod: repo:example/replies:environment:prod-preview",
                "whatsapp-replies-verify-dev: repo:example/replies:environment:dev-verify",
                "whatsapp-replies-verify-prod: repo:example/replies:environment:prod-verify",
            ],
            plan.Resources.Where(resource => resource.Type == RoleType)
                .Select(role => $"{role.Inputs["name"]}: {string.Join(", ", Statements(role.Inputs["assumeRolePolicy"]).Select(Subject))}")
                .Order(StringComparer.Ordinal));

        static string Subject(JsonNode statement)
        {
            var must = statement["Condition"]!["StringEquals"]!;
            Assert.Single(statement["Condition"]!.AsObject());
            Assert.Equal("sts.amazonaws.com", must["token.actions.githubusercontent.com:aud"]!.GetValue<string>());
            Assert.EndsWith(
                ":oidc-provider/token.actions.githubusercontent.com", statement["Principal"]!["Federated"]!.GetValue<string>(), StringComparison.Ordinal);
            return must["token.actions.githubusercontent.com:sub"]!.GetValue<string>();
        }
    }

    /// <summary>Whichever stacks the account has: workflows name dev and prod, and take every other from a list.</summary>
    [Theory]
    [InlineData("dev", "prod")]
    [InlineData("dev", "prod", "staging")]
    [InlineData("anna", "dev", "prod", "staging")]
    public async Task The_environments_are_those_of_the_workflows(params string[] stacks)
    {
        var trusted = (await PlanAsync(stacks)).Resources.Where(resource => resource.Type == RoleType)
            .SelectMany(role => Statements(role.Inputs["assumeRolePolicy"]))
            .Select(statement => statement["Condition"]!["StringEquals"]!["token.actions.githubusercontent.com:sub"]!.GetValue<string>().Split(':')[^1]);
        var used = Directory.EnumerateFiles(RepositoryFolder.File(".github", "workflows")).SelectMany(workflow => EnvironmentsOf(workflow, stacks)).Distinct();

        Assert.Equal(used.Order(StringComparer.Ordinal), trusted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deploy_role_may_make_roles_only_under_the_boundary_and_give_them_only_to_Lambda()
    {
        var statements = (await StatementsAsync("deploy-dev"))
            .Where(statement => Actions(statement).Any(action => action is "iam:CreateRole" or "iam:PutRolePolicy" or "iam:PassRole"))
            .ToList();

        Assert.Equal(2, statements.Count);
        Assert.EndsWith(
            ":policy/whatsapp-replies-functions",
            statements[0]["Condition"]!["StringEquals"]!["iam:PermissionsBoundary"]!.GetValue<string>(),
            StringComparison.Ordinal);
        JsonAssert.Same("""{"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}""", statements[1]["Condition"]);
        Assert.DoesNotContain("iam:DeleteRolePermissionsBoundary", (await StatementsAsync("deploy-dev")).SelectMany(Actions));
    }

    [Fact]
    public async Task The_boundary_is_what_the_functions_policies_allow_and_no_more()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration.Own("tracing", "true")
            .Own("kmsKeyArn", "arn:aws:kms:eu-north-1:123456789012:key/00000000-0000-0000-0000-000000000000")
            .Own("permissionsBoundary", "whatsapp-replies-functions")
            .Own("spendCeilingPerDay", "25")
            .Own("pauseAtSpendCeiling", "true"));
        var allowed = deployed.OfType("aws:iam/rolePolicy:RolePolicy").SelectMany(policy => Statements(policy.Inputs["policy"])).SelectMany(Actions).Distinct();

        Assert.Equal(
            allowed.Order(StringComparer.Ordinal),
            Statements(Inputs(await PlanAsync(), "aws:iam/policy:Policy")["policy"]).SelectMany(Actions).Order(StringComparer.Ordinal));
        Assert.All(deployed.OfType(RoleType), role => Assert.Equal(
            $"arn:aws:iam::{StrictAws.Account}:policy/whatsapp-replies-functions", role.Inputs["permissionsBoundary"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("verify")]
    public async Task Who_only_looks_changes_no_resource(string role) => Assert.All(
        (await StatementsAsync($"{role}-prod")).SelectMany(Actions),
        action => Assert.Matches(
            role == "preview"
                ? @"^\w+:(Get|List|Describe)\w+$|^kms:Decrypt$"
                : @"^\w+:(Get|List|Describe|Query)\w*$|^dynamodb:(Put|Delete)Item$|^sqs:SendMessage$", action));

    [Fact]
    public async Task What_verifies_may_do_what_the_operators_page_says_that_it_needs()
    {
        var row = File.ReadAllLines(RepositoryFolder.File("docs", "operations.md")).Single(line =>
            line.StartsWith("| `./build.sh --target=Verify", StringComparison.Ordinal));

        Assert.Equal(
            System.Text.RegularExpressions.Regex.Matches(row, "`([a-z]+:[A-Z][A-Za-z]+)`")
                .Select(match => match.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
            (await StatementsAsync("verify-prod")).SelectMany(Actions).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A role for all stacks together was, from the third stack on.</summary>
    [Theory]
    [InlineData("dev", "prod")]
    [InlineData("anna", "bert", "carla", "dev", "prod", "staging")]
    public async Task No_policy_is_larger_than_AWS_takes_however_many_stacks_there_are(params string[] stacks) => Assert.All(
        (await PlanAsync(With(
            ("stacks", stacks), (
                "secretNames",
                [.. stacks.SelectMany(stack => new[] { $"{stack}:{stack}/openai-api-key-replies-engine", $"{stack}:{stack}/twilio-credentials-whatsapp" })]),
            ("tables", [.. stacks.Select(stack => $"{stack}:ConversationsTable-{stack}")]), (
                "dataKeys",
                [.. stacks.Select((_, place) => $"arn:aws:kms:eu-north-1:123456789012:key/{place:D8}-0000-0000-0000-000000000000")])))).Resources.Where(
                resource => resource.Type == "aws:iam/rolePolicy:RolePolicy"),
        policy => Assert.InRange(policy.Inputs["policy"]!.GetValue<string>().Length, 1, LargestPolicy));

    [Theory]
    [InlineData("deploy")]
    [InlineData("preview")]
    public async Task A_role_reaches_the_state_of_its_own_stack_and_of_no_other(string role)
    {
        const string state = "arn:aws:s3:::whatsapp-replies-state-123456789012/.pulumi";
        var objects = (await StatementsAsync($"{role}-dev"))
            .Where(statement => Actions(statement).Any(action => action.EndsWith("Object", StringComparison.Ordinal)))
            .SelectMany(statement => statement["Resource"]!.AsArray()).Select(resource => resource!.GetValue<string>()).Distinct().ToList();

        Assert.Equal([$"{state}/meta.yaml", $"{state}/*/whatsapp-replies/dev.*", $"{state}/*/whatsapp-replies/dev/*"], objects);
        Assert.Equal("whatsapp-replies", ProjectFile.NameOf(RepositoryFolder.Root));
    }

    [Fact]
    public async Task The_outputs_say_what_goes_into_the_repository_s_environments_and_the_stack_files()
    {
        var outputs = (await PlanAsync()).Outputs;

        Assert.Equal("s3://whatsapp-replies-state-123456789012?region=eu-north-1&awssdk=v2", outputs["backendUrl"]!.GetValue<string>());
        Assert.Equal("awskms://alias/whatsapp-replies-pulumi?region=eu-north-1", outputs["secretsProvider"]!.GetValue<string>());
        Assert.Equal("whatsapp-replies-functions", outputs["permissionsBoundary"]!.GetValue<string>());
        Assert.Equal(
            ["deployRole-dev", "deployRole-prod", "previewRole-dev", "previewRole-prod", "verifyRole-dev", "verifyRole-prod"],
            outputs.Select(output => output.Key).Where(name => name.Contains("Role", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_repository_has_to_be_named()
    {
        var nothing = new StackConfiguration(new Dictionary<string, string>(), new HashSet<string>());

        var message = Assert.Throws<RunException>(() => AccountSettings.Read(nothing)).Message;
        Assert.Contains("aws:region is missing", message, StringComparison.Ordinal);
        Assert.Contains("whatsapp-replies-account:repository is missing; allowed: OWNER/NAME", message, StringComparison.Ordinal);
        Assert.Contains("repository is 'https://github.com/a/b'", Assert.Throws<RunException>(() =>
            AccountSettings.Read(nothing.With("aws:region", "eu-north-1").With("whatsapp-replies-account:repository", "https://github.com/a/b"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_a_stack_that_the_account_does_not_have_is_refused()
    {
        var message = Assert.Throws<RunException>(
            () => AccountSettings.Read(With(("secretNames", ["prod:one", "two", "staging:three"]), ("tables", ["anna:Conversations"])))).Message;

        Assert.Contains("secretNames is 'staging:three'; allowed: one of a stack of this account: dev, prod", message, StringComparison.Ordinal);
        Assert.Contains("tables is 'anna:Conversations'; allowed: one of a stack of this account: dev, prod", message, StringComparison.Ordinal);
        Assert.DoesNotContain("one'", message, StringComparison.Ordinal);
    }

    /// <summary>A misspelt one would silently not count: a secret would be reached by the roles of all stacks, say.</summary>
    [Theory]
    [InlineData("whatsapp-replies-account:secretName", "whatsapp-replies-account:secretNames")]
    [InlineData("whatsapp-replies-account:stack", "whatsapp-replies-account:stacks")]
    [InlineData("aws:regoin", "aws:region")]
    public void A_key_that_nobody_reads_is_refused(string key, string meant) => Assert.Matches(
        $"{key} is .*there is no such key: did you mean {meant}\\?",
        Assert.Throws<RunException>(() => AccountSettings.Read(Stack.Configuration.With(key, "one"))).Message);

    [Fact]
    public void Keys_of_other_namespaces_are_left_alone() =>
        Assert.Equal("example/replies", AccountSettings.Read(Stack.Configuration.With("pulumi:tags", "{}").With("team:owner", "us")).Repository);

    [Fact]
    public void Its_project_file_declares_what_it_reads()
    {
        var declared = Declared().Children.Select(key => key.Key.ToString()).ToList();
        var defaults = ProjectFile.DefaultsOf(RepositoryFolder.File("infra", "account"));

        Assert.Equal(
            [AccountSettings.RepositoryKey, AccountSettings.StacksKey, AccountSettings.SecretNamesKey, AccountSettings.DataKeysKey, AccountSettings.TablesKey],
            declared);
        var own = new SettingsReader(Stack.Configuration, AccountProgram.Project);
        AccountSettings.From(new SettingsReader(Stack.Configuration, ProviderKeys.Namespace), own);
        Assert.Equal(own.Read.Keys.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
        Assert.All(own.Read, key => Assert.Equal(key.Value.Type, Declared()[key.Key]["type"].ToString()));
        Assert.All(declared, key => Assert.Matches("^[A-Z].{10,}[^.]$", Declared()[key]["description"].ToString()));
        Assert.Equal(
            AccountSettings.DefaultStacks, JsonNode.Parse(defaults["whatsapp-replies-account:stacks"])!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.Equal(
            AccountSettings.DefaultSecretNames,
            JsonNode.Parse(defaults["whatsapp-replies-account:secretNames"])!.AsArray().Select(item => item!.GetValue<string>()));
    }

    private static YamlMappingNode Declared() => (YamlMappingNode)YamlFile.Read(RepositoryFolder.File("infra", "account"), "Pulumi.yaml")["config"];

    internal static StackFile Stack { get; } = new(
        AccountProgram.Project,
        "main",
        new StackConfiguration(
            new Dictionary<string, string> { ["aws:region"] = "eu-north-1", ["whatsapp-replies-account:repository"] = "example/replies" },
            new HashSet<string>()));

    internal static Task<StackPlan> PlanAsync(params string[] stacks) => stacks is [] ? PlanAsync(Stack.Configuration) : PlanAsync(With(("stacks", stacks)));

    internal static StackConfiguration With(params (string Key, string[] Items)[] settings) =>
        settings.Aggregate(Stack.Configuration, (configuration, setting) =>
            configuration.With($"whatsapp-replies-account:{setting.Key}", JsonSerializer.Serialize(setting.Items)));

    internal static async Task<IReadOnlyList<JsonNode>> StatementsAsync(string role, params (string Key, string[] Items)[] settings) => Statements(
        (await PlanAsync(With(settings))).Resources.Single(
            resource => resource is { Type: "aws:iam/rolePolicy:RolePolicy" } && resource.Name == role).Inputs["policy"]);

    private static Task<StackPlan> PlanAsync(StackConfiguration configuration) =>
        Planner.PlanAsync(Stack with { Configuration = configuration }, RepositoryFolder.File("infra", "account"), () => AccountProgram.Define(configuration));

    internal static IReadOnlyList<JsonNode> Statements(JsonNode? policy) =>
        [.. JsonAssert.Parsed(policy)["Statement"]!.AsArray().Select(statement => statement!)];

    internal static IEnumerable<string> Actions(JsonNode statement) => statement["Action"]!.AsArray().Select(action => action!.GetValue<string>());

    private static JsonObject Inputs(StackPlan plan, string type) => plan.Resources.Single(resource => resource.Type == type).Inputs;

    /// <summary>A job's environment is a name, one for each stack, or one for each that is deployed by hand.</summary>
    private static IEnumerable<string> EnvironmentsOf(string workflow, string[] stacks) =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(workflow), @"(?m)^    environment: (.+)$").Select(match => match.Groups[1].Value)
            .SelectMany(name =>
                name.Contains("matrix.stack", StringComparison.Ordinal)
                    ? stacks.Select(stack => name.Replace("${{ matrix.stack }}", stack, StringComparison.Ordinal))
                : name.Contains("inputs.stack", StringComparison.Ordinal)
                ? stacks.Except(["dev", "prod"]).Select(stack => name.Replace("${{ inputs.stack }}", stack, StringComparison.Ordinal))
                : [name]);
}
