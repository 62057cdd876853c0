using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class TableKind(IAmazonDynamoDB tables, TimeToLive timeToLive, AwsAnswers answers) : IExistingKind
{
    public string Type => "aws:dynamodb/table:Table";

    public UnderstoodProperties Properties { get; } = new(
        "name", "tags.*", "billingMode", "hashKey", "rangeKey", "deletionProtectionEnabled",
        "pointInTimeRecovery.enabled", "serverSideEncryption.enabled", "serverSideEncryption.kmsKeyArn",
        "attributes[].name", "attributes[].type", "ttl.attributeName", "ttl.enabled",
        "globalSecondaryIndexes[].name", "globalSecondaryIndexes[].hashKey", "globalSecondaryIndexes[].rangeKey", "globalSecondaryIndexes[].projectionType",
        "globalSecondaryIndexes[].nonKeyAttributes");

    public async Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.OnlyUnderstood("billingMode", "PAY_PER_REQUEST");
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("deletionProtectionEnabled");
        declared.Part("pointInTimeRecovery")?.WithoutEffectHere("enabled");
        declared.Part("serverSideEncryption")?.WithoutEffectHere("enabled", "kmsKeyArn");
        var name = declared.Text("name");
        var request = new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. declared.Parts("attributes").Select(attribute =>
                new AttributeDefinition(attribute.Text("name"), attribute.Text("type")))],
            KeySchema = Keys(declared),
            GlobalSecondaryIndexes = Indexes(declared),
        };
        var expiry = Expiry(declared);
        await tables.CreateTableAsync(request, cancellationToken);
        if (expiry is not null) timeToLive.Enable(name, expiry);
        return answers.Table(name);
    }

    /// <summary>The conversations table that another system owns is made here in the form that the functions need.</summary>
    public async Task<AwsAnswer> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await tables.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = id,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions =
                [
                    new(Contract.Conversations.PrimaryChannel, ScalarAttributeType.S),
                    new(Contract.Conversations.ConversationId, ScalarAttributeType.S),
                    new(Contract.Conversations.IndexCompanyNumber, ScalarAttributeType.S),
                    new(Contract.Conversations.IndexRecipient, ScalarAttributeType.S),
                ],
                KeySchema =
                [
                    new(Contract.Conversations.PrimaryChannel, KeyType.HASH),
                    new(Contract.Conversations.ConversationId, KeyType.RANGE),
                ],
                GlobalSecondaryIndexes =
                [
                    new()
                    {
                        IndexName = Contract.Conversations.Index,
                        KeySchema = [new(Contract.Conversations.IndexCompanyNumber, KeyType.HASH), new(Contract.Conversations.IndexRecipient, KeyType.RANGE)],
                        Projection = new Projection { ProjectionType = ProjectionType.ALL },
                    },
                ],
            },
            cancellationToken);
        return answers.Table(id);
    }

    private static List<KeySchemaElement> Keys(Declared declared)
    {
        List<KeySchemaElement> keys = [new(declared.Text("hashKey"), KeyType.HASH)];
        if (declared.OptionalText("rangeKey") is { } range) keys.Add(new(range, KeyType.RANGE));
        return keys;
    }

    private static List<GlobalSecondaryIndex>? Indexes(Declared declared)
    {
        List<GlobalSecondaryIndex> indexes =
        [
            .. declared.Parts("globalSecondaryIndexes").Select(index => new GlobalSecondaryIndex
            {
                IndexName = index.Text("name"),
                KeySchema = Keys(index),
                Projection = new Projection
                {
                    ProjectionType = index.Text("projectionType"),
                    NonKeyAttributes = index.Texts("nonKeyAttributes") is { Count: > 0 } attributes ? [.. attributes] : null,
                },
            }),
        ];
        return indexes is [] ? null : indexes;
    }

    private static string? Expiry(Declared declared)
    {
        if (declared.Part("ttl") is not { } ttl)
        {
            return null;
        }

        var attribute = ttl.Text("attributeName");
        return ttl.OptionalFlag("enabled") ?? true ? attribute : null;
    }
}
