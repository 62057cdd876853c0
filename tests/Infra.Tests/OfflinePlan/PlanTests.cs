using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class PlanTests
{
    private static readonly StackFile Prod = Fixtures.Stack("prod");

    [Fact]
    public async Task The_same_program_gives_the_same_bytes() =>
        Assert.Equal(PlanFile.ToText(await Planner.PlanAsync(Prod, Fixtures.Root)), PlanFile.ToText(await Planner.PlanAsync(Prod, Fixtures.Root)));

    [Fact]
    public async Task A_plan_survives_its_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "deep", "prod.json");
        var plan = await Planner.PlanAsync(Prod, Fixtures.Root);

        PlanFile.Write(plan, path);

        Assert.Empty(PlanDifference.Between(plan, PlanFile.Read(path)));
        Assert.Equal(PlanFile.ToText(plan), PlanFile.ToText(PlanFile.Read(path)));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_resource_belongs_to_a_component_and_every_component_to_the_stack()
    {
        var plan = await Planner.PlanAsync(Prod, Fixtures.Root);

        var components = plan.Resources.Where(resource => !resource.IsProvided).ToList();
        Assert.All(components, component => Assert.Null(component.Parent));
        Assert.All(plan.Resources.Where(resource => resource.IsProvided), resource =>
            Assert.Contains(resource.Parent, components.Select(component => component.Address)));
    }

    [Theory]
    [InlineData("dev", false)]
    [InlineData("prod", true)]
    public async Task Only_production_protects_what_holds_data(string stack, bool isProtected)
    {
        var plan = await Planner.PlanAsync(Fixtures.Stack(stack), Fixtures.Root);

        Assert.Equal(
            isProtected
                ? ["assistants", "conversations", "dead-letters", "function", "hand-offs",
                    "inbound", "numbers", "openai", "stage", "trigger-locks", "triggers", "twilio"]
                : Array.Empty<string>(),
            plan.Resources.Where(resource => resource.Protect).Select(resource => resource.Name).Order());
    }

    [Fact]
    public async Task The_function_waits_for_its_permissions_and_its_log_group_and_the_mapping_for_the_permissions()
    {
        var plan = await Planner.PlanAsync(Prod, Fixtures.Root);

        Assert.Equal(
            ["aws:iam/rolePolicy:RolePolicy::what-the-function-calls", "aws:cloudwatch/logGroup:LogGroup::function"],
            plan.Resources.Single(resource => resource is { Type: "aws:lambda/function:Function", Name: "reply" }).DependsOn);
        Assert.Equal(
            ["aws:iam/rolePolicy:RolePolicy::what-the-inbound-function-calls", "aws:cloudwatch/logGroup:LogGroup::inbound"],
            plan.Resources.Single(resource => resource is { Type: "aws:lambda/function:Function", Name: "inbound" }).DependsOn);
        Assert.Equal(
            ["aws:iam/rolePolicy:RolePolicy::what-the-function-calls"],
            plan.Resources.Single(resource => resource.Type == "aws:lambda/eventSourceMapping:EventSourceMapping").DependsOn);
    }

    [Fact]
    public async Task An_encrypted_value_shows_as_secret_and_nothing_else()
    {
        var plan = await Planner.PlanAsync(Prod with
        {
            Configuration = Prod.Configuration
                .Own("openAiApiKey", ConfigValue.Encrypted, secret: true)
                .Own("twilioAccountSid", ConfigValue.Encrypted, secret: true)
                .Own("twilioAuthToken", ConfigValue.Encrypted, secret: true),
        }, Fixtures.Root);

        var values = plan.Resources.Where(resource => resource.Type == "aws:secretsmanager/secretVersion:SecretVersion").ToList();
        Assert.Equal(2, values.Count);
        Assert.All(values, value => Assert.Equal("[secret]", value.Inputs["secretString"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Of_a_phone_number_only_the_end_shows()
    {
        var plan = await Planner.PlanAsync(Prod, Fixtures.Root);

        var number = plan.Resources.Single(resource => resource.Name == "number-first").Inputs["item"]!.GetValue<string>();
        Assert.Contains("\"company_whatsapp_number\":{\"S\":\"+...456\"}", number, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\+\d", PlanFile.ToText(plan));
    }

    [Fact]
    public async Task An_adopted_table_shows_as_not_made_here()
    {
        var plan = await Planner.PlanAsync(Prod with
        {
            Configuration = Prod.Configuration.Own("existingConversationsTable", "ConversationsTable"),
        }, Fixtures.Root);

        var table = plan.Resources.Single(resource => resource.Name == "conversations");
        Assert.Equal("ConversationsTable", table.Existing);
        Assert.Contains("conversations (aws:dynamodb/table:Table), not made here: ConversationsTable", PlanTree.Draw(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tree_shows_each_statement_of_the_policy_on_its_own_line() =>
        Assert.Contains(
            "policy.Statement[ReadAssistants].Action: [dynamodb:GetItem]",
            PlanTree.Draw(await Planner.PlanAsync(Prod, Fixtures.Root)),
            StringComparison.Ordinal);
}
