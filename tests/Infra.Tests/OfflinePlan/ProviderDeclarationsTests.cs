using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

/// <summary>Against the declarations that the provider publishes for TypeScript.</summary>
public sealed partial class ProviderDeclarationsTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Each_resource_and_property_of_the_plan_exists_with_its_type(string stack)
    {
        var plan = await Planner.PlanAsync(Fixtures.Stack(stack), Fixtures.Root);

        Assert.Equal("", await MistakesAsync(plan, stack));
    }

    [Fact]
    public async Task So_do_those_of_an_account() => Assert.Equal("", await MistakesAsync(await Program.AccountTests.PlanAsync(), "account"));

    [Fact]
    public async Task So_do_those_that_only_some_stack_files_ask_for()
    {
        var file = Fixtures.Stack("prod");
        var configuration = file.Configuration
            .Own("openAiApiKey", ConfigValue.Encrypted, secret: true)
            .Own("twilioAccountSid", ConfigValue.Encrypted, secret: true)
            .Own("twilioAuthToken", ConfigValue.Encrypted, secret: true)
            .Own("alarmEmails", """["on-call@example.com"]""")
            .Own("alarmUrls", """["https://example.com/alarms"]""")
            .Own("tracing", "true")
            .Own("kmsKeyArn", "arn:aws:kms:eu-north-1:123456789012:key/00000000-0000-0000-0000-000000000000")
            .Own("permissionsBoundary", "whatsapp-replies-functions")
            .Own("spendCeilingPerDay", "25")
            .Own("spendCeilingPerMonth", "500")
            .Own("pauseAtSpendCeiling", "true")
            .Own("publicUrl", "https://whatsapp.example.com").Own("conversationsIndex", "by-numbers").Own("keepFullIndex", "true");
        var plan = await Planner.PlanAsync(file with { Configuration = configuration }, Fixtures.Root);

        Assert.Contains(plan.Resources, resource => resource.Type == "aws:secretsmanager/secretVersion:SecretVersion");
        Assert.Contains(plan.Resources, resource => resource.Type == "aws:sns/topicSubscription:TopicSubscription");
        Assert.Equal("", await MistakesAsync(plan, "all-settings"));
    }

    [Fact]
    public async Task A_misspelt_property_a_wrong_type_and_an_unknown_resource_are_found()
    {
        var mistakes = await MistakesAsync(
            new StackPlan(
                "wrong",
                [
                    Resource("aws:sqs/queue:Queue", """{"visibilityTimeout": 1}"""),
                    Resource("aws:lambda/function:Function", """{"role": "r", "timeout": "600", "environment": {"variable": {}}}"""),
                    Resource("aws:sqs/topic:Topic", "{}"),
                ],
                []),
            "wrong");

        Assert.Contains("'\"visibilityTimeout\"' does not exist in type 'QueueArgs'", mistakes, StringComparison.Ordinal);
        Assert.Contains("Type 'string' is not assignable to type 'Input<number", mistakes, StringComparison.Ordinal);
        Assert.Contains("'\"variable\"' does not exist", mistakes, StringComparison.Ordinal);
        Assert.Contains("@pulumi/aws/sqs/topic", mistakes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_that_are_left_to_the_provider_are_those_that_it_reads()
    {
        var declared = Variable().Matches(await CheckTools.ReadAsync("@pulumi/aws/config/vars.d.ts")).Select(match => $"aws:{match.Groups[1].Value}");

        Assert.Equal(declared.Order(), ProviderKeys.All.Order());
    }

    private static PlannedResource Resource(string type, string inputs) => new(type, "wrong", null, [], false, JsonNode.Parse(inputs)!.AsObject());

    /// <summary>What the compiler says; empty when it accepts the plan.</summary>
    private static async Task<string> MistakesAsync(StackPlan plan, string name)
    {
        await CheckTools.ReadAsync("@pulumi/aws/package.json");
        var folder = Directory.CreateDirectory(Path.Combine(CheckTools.Folder, "plans"));
        var program = Path.Combine(folder.FullName, $"{name}.ts");
        await File.WriteAllTextAsync(program, PlanAsTypeScript.Write(plan));
        var (exitCode, output) = await CheckTools.RunAsync(
            "typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022",
            "--module", "commonjs", "--moduleResolution", "node", "--typeRoots", folder.FullName, program);
        Assert.True(exitCode == 0 == (output.Length == 0), output);
        return output;
    }

    [GeneratedRegex(@"^export declare const (\w+)", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
