using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.Access;

public sealed class SignatureTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    [SkippableTheory, Everywhere, Source(Docs.Signatures)]
    public async Task Another_secret_makes_a_signature_that_does_not_match(Where where)
    {
        var aws = Open(where);
        using var tables = aws.TablesAs(aws.WithAnotherSecret());
        using var secrets = aws.SecretsAs(aws.WithAnotherSecret());
        var table = await aws.TableAsync();

        var byTables = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => tables.PutItemAsync(table, Item.NewKey()));
        var bySecrets = await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(() =>
            secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "none" }));

        Assert.Equal(("InvalidSignatureException", "InvalidSignatureException"), (byTables.ErrorCode, bySecrets.ErrorCode));
    }

    [SkippableTheory, Everywhere, Source(Docs.DynamoDbErrors)]
    public async Task A_key_that_nobody_was_given_is_not_recognized(Where where)
    {
        var aws = Open(where);
        using var tables = aws.TablesAs(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "not-the-secret"));
        var table = await aws.TableAsync();

        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => tables.PutItemAsync(table, Item.NewKey()));

        Assert.Equal("UnrecognizedClientException", refused.ErrorCode);
    }
}
