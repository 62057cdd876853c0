using Amazon.DynamoDBv2;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SQS;
using WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract.Access;

public sealed class AccessDeniedTests(EmulatorFixture emulators, ContractAccounts accounts) : ContractTestBase(emulators, accounts)
{
    [SkippableTheory, Everywhere, Source(Docs.AccessDenied)]
    public async Task DynamoDB_says_who_may_not_do_what_to_which_table(Where where)
    {
        var aws = Open(where);
        using var tables = aws.TablesAs(aws.Restricted());
        var table = await aws.TableAsync();

        var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => tables.PutItemAsync(table, Item.NewKey()));

        Assert.Equal(("AccessDeniedException", 400), (refused.ErrorCode, (int)refused.StatusCode));
        Assert.Matches(
            $"^User: arn:aws[a-z-]*:(iam|sts)::[0-9]{{12}}:.+ is not authorized to perform: dynamodb:PutItem on resource: arn:aws.*:table/{table} because ",
            refused.Message);
    }

    [SkippableTheory, Everywhere, Source(Docs.AccessDenied)]
    public async Task SQS_says_it_with_another_status_and_another_code(Where where)
    {
        var aws = Open(where);
        using var sqs = aws.SqsAs(aws.Restricted());
        var url = await aws.QueueAsync(visibilitySeconds: 30);

        var refused = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => sqs.SendMessageAsync(url, "{}"));

        Assert.Equal(403, (int)refused.StatusCode);
        Assert.StartsWith("AccessDenied", refused.ErrorCode, StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: sqs:sendmessage on resource: arn:aws", refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, Everywhere, Source(Docs.AccessDenied)]
    public async Task Secrets_Manager_does_not_tell_whether_there_is_such_a_secret(Where where)
    {
        var aws = Open(where);
        using var secrets = aws.SecretsAs(aws.Restricted());
        var name = await aws.SecretAsync("value");

        foreach (var id in (string[])[name, "whatsapp-replies-contract-none"])
        {
            var refused = await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(() =>
                secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id }));
            Assert.Equal(("AccessDeniedException", 400), (refused.ErrorCode, (int)refused.StatusCode));
        }
    }
}
