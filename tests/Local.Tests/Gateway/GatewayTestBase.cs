using Amazon.Runtime;
using Amazon.SecretsManager;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.SecretsManager;

namespace WhatsAppReplies.Local.Tests.Gateway;

/// <summary>A gateway in front of this machine's Secrets Manager, spoken to by the SDK's client.</summary>
public abstract class GatewayTestBase : IAsyncLifetime
{
    internal static readonly AwsAccount Account = new("000000000000", "eu-north-1");
    internal static readonly Caller Operator = new("operator", "operator-secret", null, null, "arn:aws:iam::000000000000:root", "operator");

    private AwsGateway _gateway = null!;

    internal RoleStore Roles { get; } = new(Account.Id, Account.Region);

    internal CallRecorder Recorder { get; } = new();

    internal ScriptedFault Faults { get; } = new();

    internal SecretStore Secrets { get; } = new(Account, TimeProvider.System);

    internal string SecretArn { get; private set; } = null!;

    protected Uri Endpoint => _gateway.Endpoint;

    /// <summary>Of the authenticator only.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    public async Task InitializeAsync()
    {
        SecretArn = Secrets.Do(store =>
        {
            var secret = store.Create("key", null);
            store.Put(secret, null, "first", null, [Stages.Current]);
            return secret.Arn;
        });
        var pipeline = new GatewayPipeline(
            [new SecretsManagerService(Secrets)], new Authenticator(Roles, Operator, Clock), Roles, Faults, Recorder, TimeProvider.System);
        _gateway = await AwsGateway.StartAsync(pipeline, 0, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    internal SessionCredentials Session(params string[] actions)
    {
        var role = Roles.Create(Guid.NewGuid().ToString("N"), new TrustPolicy([new TrustStatement(true, ["lambda.amazonaws.com"], [])]));
        if (actions.Length > 0) role.PutPolicy("inline", [new PolicyStatement("S", true, actions, [SecretArn], [])]);
        return Roles.Assume(role.Arn, "lambda.amazonaws.com", "environment-1");
    }

    protected AmazonSecretsManagerClient Client(AWSCredentials credentials) => new(
        credentials,
        new AmazonSecretsManagerConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = Account.Region, MaxErrorRetry = 0 });

    internal AmazonSecretsManagerClient Client(SessionCredentials session) =>
        Client(new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken));
}
