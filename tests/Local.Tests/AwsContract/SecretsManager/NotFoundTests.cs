using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.SecretsManager;

public sealed class NotFoundTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    [SkippableTheory, Everywhere, Source(Docs.GetSecretValue)]
    public async Task A_secret_that_was_never_made_is_not_found(Where where)
    {
        var aws = Open(where);

        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "whatsapp-replies-contract-none" }));
    }

    [SkippableTheory, Everywhere, Source(Docs.CreateSecret)]
    public async Task A_secret_without_a_value_is_not_found_by_its_current_stage(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync(null);

        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name }));

        Assert.Contains("AWSCURRENT", missing.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, Everywhere, Source(Docs.GetSecretValue)]
    public async Task A_stage_that_no_version_has_is_not_found(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("value");

        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name, VersionStage = "AWSPREVIOUS" }));
    }

    [SkippableTheory, Everywhere, Source(Docs.CreateSecret)]
    public async Task A_name_is_given_once(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("value");

        await Assert.ThrowsAsync<ResourceExistsException>(() => aws.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = name, SecretString = "other" }));
    }

    [SkippableTheory, Everywhere, Source(Docs.DeleteSecret)]
    public async Task A_secret_that_waits_for_its_deletion_is_not_read(Where where)
    {
        var aws = Open(where);
        var name = await aws.SecretAsync("value");
        await aws.Secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = name, RecoveryWindowInDays = 7 });

        await Assert.ThrowsAsync<InvalidRequestException>(() => aws.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name }));
    }
}
