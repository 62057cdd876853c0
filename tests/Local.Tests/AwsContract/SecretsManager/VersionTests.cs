using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.SecretsManager;

public sealed class VersionTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    private const string Current = "AWSCURRENT";
    private const string Previous = "AWSPREVIOUS";
    private const string Pending = "AWSPENDING";

    [SkippableTheory, Everywhere, Source(Docs.SecretVersions)]
    public async Task A_new_value_is_the_current_one_and_the_old_one_is_the_previous(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("first");

        await aws.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = name, SecretString = "second" });

        Assert.Equal(
            ("second", "second", "first"), (await ReadAsync(aws, name, null), await ReadAsync(aws, name, Current), await ReadAsync(aws, name, Previous)));
    }

    [SkippableTheory, Everywhere, Source(Docs.MoveStage)]
    public async Task A_rotation_makes_a_pending_value_current_by_moving_a_label(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("first");
        var first = (await aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name })).VersionId;

        var put = await aws.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = name, SecretString = "second", VersionStages = [Pending] });
        Assert.Equal(("first", "second"), (await ReadAsync(aws, name, null), await ReadAsync(aws, name, Pending)));
        await aws.Secrets.UpdateSecretVersionStageAsync(new UpdateSecretVersionStageRequest
        {
            SecretId = name,
            VersionStage = Current,
            MoveToVersionId = put.VersionId,
            RemoveFromVersionId = first,
        });

        Assert.Equal(("second", "first"), (await ReadAsync(aws, name, null), await ReadAsync(aws, name, Previous)));
    }

    [SkippableTheory, Everywhere, Source(Docs.PutSecretValue)]
    public async Task The_same_put_with_the_same_token_is_one_and_another_value_is_refused(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("first");
        var token = Guid.NewGuid().ToString();

        var once = await PutAsync("second");
        var twice = await PutAsync("second");

        Assert.Equal((token, token), (once.VersionId, twice.VersionId));
        await Assert.ThrowsAsync<ResourceExistsException>(() => PutAsync("third"));

        Task<PutSecretValueResponse> PutAsync(string value) =>
            aws.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = name, SecretString = value, ClientRequestToken = token });
    }

    [SkippableTheory, Everywhere, Source(Docs.GetSecretValue)]
    public async Task A_secret_is_found_by_its_name_and_by_its_ARN(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("value");

        var arn = (await aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name })).ARN;

        Assert.Matches($"^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{{12}}:secret:{name}-[A-Za-z0-9]{{6}}$", arn);
        Assert.Equal("value", await ReadAsync(aws, arn, null));
    }

    private static async Task<string> ReadAsync(ContractAccount aws, string id, string? stage) =>
        (await aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id, VersionStage = stage })).SecretString;
}
