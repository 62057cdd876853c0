using System.Text.Json;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SecretsWireTests
{
    public static TheoryData<string, Func<IAmazonSecretsManager, Task>, string> Calls => new()
    {
        {
            "GetSecretValue",
            secrets => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "twilio", VersionStage = "AWSCURRENT" }),
            """{"SecretId":"twilio","VersionStage":"AWSCURRENT"}"""
        },
        {
            "CreateSecret",
            secrets => secrets.CreateSecretAsync(new CreateSecretRequest
            {
                Name = "twilio",
                ClientRequestToken = "token",
                SecretString = "secret",
                Tags = [new() { Key = "a", Value = "b" }],
            }),
            """{"Name":"twilio","ClientRequestToken":"token","SecretString":"secret","Tags":[{"Key":"a","Value":"b"}]}"""
        },
        {
            "PutSecretValue",
            secrets => secrets.PutSecretValueAsync(new PutSecretValueRequest
            {
                SecretId = "twilio",
                ClientRequestToken = "token",
                SecretBinary = new MemoryStream([1, 2, 3]),
                VersionStages = ["AWSCURRENT"],
            }),
            """{"SecretId":"twilio","ClientRequestToken":"token","SecretBinary":"AQID","VersionStages":["AWSCURRENT"]}"""
        },
        {
            "UpdateSecret",
            secrets => secrets.UpdateSecretAsync(new UpdateSecretRequest { SecretId = "twilio", ClientRequestToken = "token", Description = "new" }),
            """{"SecretId":"twilio","ClientRequestToken":"token","Description":"new"}"""
        },
        {
            "DescribeSecret",
            secrets => secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "twilio" }),
            """{"SecretId":"twilio"}"""
        },
        {
            "DeleteSecret",
            secrets => secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = "twilio", ForceDeleteWithoutRecovery = true }),
            """{"SecretId":"twilio","ForceDeleteWithoutRecovery":true}"""
        },
        {
            "UpdateSecretVersionStage",
            secrets =>
                secrets.UpdateSecretVersionStageAsync(new UpdateSecretVersionStageRequest { SecretId = "twilio", VersionStage = "S", MoveToVersionId = "v" }),
            """{"SecretId":"twilio","VersionStage":"S","MoveToVersionId":"v"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_operation_is_one_json_post_with_only_what_is_set(string operation, Func<IAmazonSecretsManager, Task> call, string body)
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok());
        using var client = Clients.Secrets(server);

        await call(client);

        var request = server.OnlyRequest;
        Assert.Equal(("POST", "/"), (request.Method, request.Target));
        Assert.Equal($"secretsmanager.{operation}", request.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.1", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(body), request.Json), request.Text);
    }

    [Fact]
    public async Task A_new_version_gets_a_token_that_stays_the_same_when_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Error(500, "InternalServiceError"), ScriptedAwsAnswer.Ok());
        using var client = Clients.Secrets(server, retries: 1);

        await client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "twilio", SecretString = "secret" });

        var tokens = server.Requests.Select(r => r.Json.GetProperty("ClientRequestToken").GetGuid()).ToList();
        Assert.Equal(2, tokens.Count);
        Assert.Single(tokens.Distinct());
    }
}
