using System.Text;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WhatsAppReplies.Local.Tests.Gateway;

public sealed class AuthenticationTests : GatewayTestBase
{
    private static readonly GetSecretValueRequest Get = new() { SecretId = "key" };

    [Fact]
    public async Task A_call_that_an_allowed_session_signed_is_answered()
    {
        using var client = Client(Session("secretsmanager:GetSecretValue"));

        Assert.Equal("first", (await client.GetSecretValueAsync(Get)).SecretString);
    }

    [Fact]
    public async Task Another_secret_key_makes_another_signature()
    {
        var session = Session("secretsmanager:*");
        using var client = Client(new SessionAWSCredentials(session.AccessKeyId, "not the key", session.SessionToken));

        var refused = await Assert.ThrowsAsync<AmazonSecretsManagerException>(() => client.GetSecretValueAsync(Get));

        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
    }

    [Theory]
    [InlineData("ASIAUNKNOWN", null)]
    [InlineData(null, "another token")]
    public async Task A_key_that_was_not_given_out_or_a_foreign_token_is_not_known(string? key, string? token)
    {
        var session = Session("secretsmanager:*");
        using var client = Client(new SessionAWSCredentials(key ?? session.AccessKeyId, session.SecretAccessKey, token ?? session.SessionToken));

        var refused = await Assert.ThrowsAsync<AmazonSecretsManagerException>(() => client.GetSecretValueAsync(Get));

        Assert.Equal("UnrecognizedClientException", refused.ErrorCode);
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        using var http = new HttpClient();
        using var content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1");

        using var answer = await http.PostAsync(Endpoint, content);

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Contains("MissingAuthenticationTokenException", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_may_do_everything_and_leaves_no_record()
    {
        using var client = Client(new BasicAWSCredentials(Operator.AccessKeyId, Operator.SecretAccessKey));

        await client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "second" });

        Assert.Equal("second", (await client.GetSecretValueAsync(Get)).SecretString);
        Assert.Empty(Recorder.Calls);
    }
}
