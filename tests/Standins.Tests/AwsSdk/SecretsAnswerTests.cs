using System.Net;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Standins.Tests.AwsSdk.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk;

public class SecretsAnswerTests
{
    private static readonly GetSecretValueRequest Request = new() { SecretId = "twilio" };

    [Fact]
    public async Task The_value_of_a_secret_is_read()
    {
        const string Json = """
            {"ARN":"arn:aws:secretsmanager:eu-north-1:000000000000:secret:twilio-AbCdEf","Name":"twilio","VersionId":"v-1",
            "SecretString":"{\"twilio_auth_token\":\"t\"}","VersionStages":["AWSCURRENT"],"CreatedDate":1700000000.5}
            """;
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok(Json));
        using var client = Clients.Secrets(server);

        var response = await client.GetSecretValueAsync(Request);

        Assert.Equal("""{"twilio_auth_token":"t"}""", response.SecretString);
        Assert.Equal("twilio", response.Name);
        Assert.EndsWith("secret:twilio-AbCdEf", response.ARN, StringComparison.Ordinal);
        Assert.Equal(["AWSCURRENT"], response.VersionStages);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1700000000.5), response.CreatedDate!.Value.ToUniversalTime());
        Assert.Null(response.SecretBinary);
    }

    [Fact]
    public async Task The_stages_of_all_versions_are_read()
    {
        const string Json = """{"Name":"twilio","RotationEnabled":false,"VersionIdsToStages":{"v-1":["AWSPREVIOUS"],"v-2":["AWSCURRENT","x"]}}""";
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Ok(Json));
        using var client = Clients.Secrets(server);

        var response = await client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = "twilio" });

        Assert.Equal(["AWSCURRENT", "x"], response.VersionIdsToStages["v-2"]);
        Assert.False(response.RotationEnabled);
        Assert.Null(response.DeletedDate);
        Assert.Null(response.Tags);
    }

    [Theory]
    [InlineData(400, "ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData(400, "InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData(400, "InvalidRequestException", typeof(InvalidRequestException))]
    [InlineData(400, "DecryptionFailure", typeof(DecryptionFailureException))]
    [InlineData(500, "InternalServiceError", typeof(InternalServiceErrorException))]
    public async Task An_error_of_the_service_has_its_own_type(int status, string type, Type expected)
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Error(status, type));
        using var client = Clients.Secrets(server);

        var error = await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(() => client.GetSecretValueAsync(Request));

        Assert.IsType(expected, error);
        Assert.Equal(type, error.ErrorCode);
        Assert.Equal(ScriptedAwsAnswer.RequestId, error.RequestId);
    }

    [Fact]
    public async Task An_error_without_a_type_keeps_its_code()
    {
        await using var server = await LoopbackServer.StartAsync(ScriptedAwsAnswer.Error(400, "AccessDeniedException"));
        using var client = Clients.Secrets(server);

        var error = await Assert.ThrowsAsync<AmazonSecretsManagerException>(() => client.GetSecretValueAsync(Request));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task A_page_instead_of_json_is_an_error_with_its_status()
    {
        await using var server = await LoopbackServer.StartAsync(new Answer(503, "<html>down</html>", "text/html"));
        using var client = Clients.Secrets(server);

        var error = await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(() => client.GetSecretValueAsync(Request));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
    }
}
