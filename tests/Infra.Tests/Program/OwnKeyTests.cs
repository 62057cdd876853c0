using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>Data under a key of the customer's own.</summary>
public sealed class OwnKeyTests
{
    private const string Key = "arn:aws:kms:eu-north-1:123456789012:key/00000000-0000-0000-0000-000000000000";

    [Fact]
    public async Task Everything_that_holds_data_is_encrypted_with_it()
    {
        var deployed = await WithKeyAsync();

        Assert.All(deployed.OfType("aws:dynamodb/table:Table"), table =>
            JsonAssert.Same($$"""{"enabled": true, "kmsKeyArn": "{{Key}}"}""", table.Inputs["serverSideEncryption"]));
        Assert.All(deployed.OfType("aws:sqs/queue:Queue"), queue =>
        {
            JsonAssert.Same($"\"{Key}\"", queue.Inputs["kmsMasterKeyId"]);
            // SQS refuses both.
            Assert.False(queue.Inputs.ContainsKey("sqsManagedSseEnabled"));
        });
        Assert.All(deployed.OfType("aws:secretsmanager/secret:Secret"), secret => JsonAssert.Same($"\"{Key}\"", secret.Inputs["kmsKeyId"]));
        Assert.All(deployed.OfType("aws:cloudwatch/logGroup:LogGroup"), group => JsonAssert.Same($"\"{Key}\"", group.Inputs["kmsKeyId"]));
        // An alarm that cannot be published is silent.
        Assert.False(deployed.Inputs("aws:sns/topic:Topic::alarms").ContainsKey("kmsMasterKeyId"));
    }

    [Fact]
    public async Task The_functions_may_use_it_through_the_services_that_hold_data_and_past_them_not() => Assert.All(
        (await WithKeyAsync()).OfType("aws:iam/rolePolicy:RolePolicy"),
        policy => Assert.Equal(
            [
                $"kms:Decrypt on {Key} via dynamodb.eu-north-1.amazonaws.com",
                $"kms:Decrypt, kms:GenerateDataKey on {Key} via sqs.eu-north-1.amazonaws.com",
                $"kms:Decrypt on {Key} via secretsmanager.eu-north-1.amazonaws.com",
            ],
            JsonAssert.Parsed(policy.Inputs["policy"])["Statement"]!.AsArray()
                .Where(statement => statement!["Action"]![0]!.GetValue<string>().StartsWith("kms:", StringComparison.Ordinal))
                .Select(InWords)));

    [Fact]
    public async Task Without_one_the_keys_are_those_of_AWS()
    {
        var deployed = await DeployedStack.OfAsync("prod");

        Assert.All(deployed.OfType("aws:sqs/queue:Queue"), queue => JsonAssert.Same("true", queue.Inputs["sqsManagedSseEnabled"]));
        Assert.All(deployed.Addresses, address => Assert.DoesNotContain("kms", deployed.Inputs(address).ToJsonString(), StringComparison.OrdinalIgnoreCase));
    }

    private static Task<DeployedStack> WithKeyAsync() => DeployedStack.OfAsync("prod", configuration => configuration.Own("kmsKeyArn", Key));

    private static string InWords(JsonNode? statement) =>
        $"{string.Join(", ", statement!["Action"]!.AsArray())} on {statement["Resource"]![0]} via {statement["Condition"]!["StringEquals"]!["kms:ViaService"]}";
}
