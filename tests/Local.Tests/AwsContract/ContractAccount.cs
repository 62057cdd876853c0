using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>An account that a claim is held against. What is made in an account that lasts is taken away at the end.</summary>
public abstract class ContractAccount : IAsyncDisposable
{
    private readonly List<Func<Task>> _undo = [];
    private readonly Lazy<Task<string>> _table;

    protected ContractAccount() => _table = new Lazy<Task<string>>(CreateTableAsync);

    public IAmazonDynamoDB Tables => field ??= TablesAs(Credentials);

    public IAmazonSQS Sqs => field ??= SqsAs(Credentials);

    public IAmazonSecretsManager Secrets => field ??= SecretsAs(Credentials);

    protected abstract AWSCredentials Credentials { get; }

    /// <summary>Whether what is made is still there when the tests have ended.</summary>
    protected abstract bool Lasts { get; }

    public abstract IAmazonDynamoDB TablesAs(AWSCredentials credentials);

    public abstract IAmazonSQS SqsAs(AWSCredentials credentials);

    public abstract IAmazonSecretsManager SecretsAs(AWSCredentials credentials);

    /// <summary>Of somebody who is known, and who may not read this table, queue or secret.</summary>
    public abstract AWSCredentials Restricted();

    /// <summary>The right key id with another secret.</summary>
    public AWSCredentials WithAnotherSecret()
    {
        var real = Credentials.GetCredentials();
        return real.UseToken
            ? new SessionAWSCredentials(real.AccessKey, "not-the-secret", real.Token)
            : new BasicAWSCredentials(real.AccessKey, "not-the-secret");
    }

    /// <summary>Keys <c>pk</c> and <c>sk</c>, both text; one for all tests, which use partitions of their own.</summary>
    public Task<string> TableAsync() => _table.Value;

    public async Task<string> QueueAsync(int visibilitySeconds, (string DeadLetterQueue, int Receives)? redrive = null)
    {
        var attributes = new Dictionary<string, string> { ["VisibilityTimeout"] = visibilitySeconds.ToString(CultureInfo.InvariantCulture) };
        if (redrive is { } to)
        {
            var arn = (await Sqs.GetQueueAttributesAsync(to.DeadLetterQueue, ["QueueArn"])).Attributes["QueueArn"];
            attributes["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{to.Receives}}}""";
        }

        var url = (await Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = NewName(), Attributes = attributes })).QueueUrl;
        Undo(() => Sqs.DeleteQueueAsync(url));
        return url;
    }

    /// <returns>Its name.</returns>
    public async Task<string> SecretAsync(string? value)
    {
        var name = NewName();
        await Secrets.CreateSecretAsync(new() { Name = name, SecretString = value });
        Undo(() => Secrets.DeleteSecretAsync(new() { SecretId = name, ForceDeleteWithoutRecovery = true }));
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        if (Lasts)
        {
            foreach (var undo in Enumerable.Reverse(_undo)) await undo();
        }

        Tables.Dispose();
        Sqs.Dispose();
        Secrets.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string NewName() => $"whatsapp-replies-contract-{Guid.NewGuid():N}";

    private async Task<string> CreateTableAsync()
    {
        var name = NewName();
        await Tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S)],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
        });
        Undo(() => Tables.DeleteTableAsync(name));
        while ((await Tables.DescribeTableAsync(name)).Table.TableStatus != TableStatus.ACTIVE) await Task.Delay(TimeSpan.FromSeconds(1));
        return name;
    }

    private void Undo(Func<Task> undo)
    {
        lock (_undo) _undo.Add(undo);
    }
}
