using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Tests.Gateway;

public sealed class AuthorizationTests : GatewayTestBase
{
    [Fact]
    public async Task What_the_role_does_not_allow_is_refused_in_the_words_of_AWS()
    {
        var session = Session("secretsmanager:DescribeSecret");
        using var client = Client(session);

        var refused = await Assert.ThrowsAsync<AmazonSecretsManagerException>(
            () => client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }));

        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.Equal(
            $"User: {session.CallerArn} is not authorized to perform: secretsmanager:GetSecretValue on resource: "
            + $"{SecretArn} because no identity-based policy allows the secretsmanager:GetSecretValue action",
            refused.Message);
    }

    [Fact]
    public async Task Each_call_is_recorded_with_what_came_of_it()
    {
        using var client = Client(Session("secretsmanager:GetSecretValue"));

        await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" });
        await Assert.ThrowsAsync<AmazonSecretsManagerException>(
            () => client.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "x" }));

        Assert.Equal(
            [("secretsmanager:GetSecretValue", 200, null), ("secretsmanager:PutSecretValue", (int?)400, "AccessDeniedException")],
            Recorder.Calls.Select(record => (record.Call.Action, record.Status, record.ErrorCode)));
        Assert.All(Recorder.Calls, record => Assert.Equal("environment-1", record.Call.SessionName));
        Assert.Equal(AccessDecision.NotAllowed, Roles.Uses.Single(use => use.Action == "secretsmanager:PutSecretValue").Decision);
    }
}
