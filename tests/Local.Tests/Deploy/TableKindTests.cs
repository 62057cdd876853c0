using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.Deploy;

[Collection(EmulatorFixture.Collection)]
public sealed class TableKindTests(EmulatorFixture emulators)
{
    private static readonly AwsAnswers Answers = new(EmulatorFixture.Account.Region, EmulatorFixture.Account.Id);
    private readonly string _name = $"table-{Guid.NewGuid():N}";
    private readonly TimeToLive _timeToLive = new();

    [Fact]
    public async Task A_table_has_the_declared_keys_indexes_and_expiry()
    {
        var created = await CreateAsync(
            ("name", _name), ("billingMode", "PAY_PER_REQUEST"), ("hashKey", "a"), ("rangeKey", "b"),
            ("attributes", Inputs.List(Attribute("a"), Attribute("b"), Attribute("c"))),
            ("globalSecondaryIndexes", Inputs.List(Inputs.Of(("name", "by-c"), ("hashKey", "c"), ("projectionType", "ALL")))),
            ("ttl", Inputs.Of(("attributeName", "expires_at"), ("enabled", true))));

        var table = (await emulators.Tables.DescribeTableAsync(_name)).Table;
        Assert.Equal(EmulatorFixture.Account.TableArn(_name), created.Arn);
        Assert.Equal(["a", "b"], table.KeySchema.Select(key => key.AttributeName));
        Assert.Equal("by-c", Assert.Single(table.GlobalSecondaryIndexes).IndexName);
        Assert.Equal("expires_at", _timeToLive.Attributes[_name]);
    }

    [Fact]
    public async Task An_attribute_that_is_no_key_is_refused() =>
        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => CreateAsync(
            ("name", _name), ("hashKey", "a"), ("attributes", Inputs.List(Attribute("a"), Attribute("b")))));

    [Fact]
    public async Task An_item_is_written_once()
    {
        await CreateAsync(("name", _name), ("hashKey", "a"), ("attributes", Inputs.List(Attribute("a"))));
        var item = Inputs.Of(("tableName", _name), ("hashKey", "a"), ("item", """{"a":{"S":"x"},"n":{"N":"0.20"},"on":{"BOOL":true}}"""));
        var kind = new TableItemKind(emulators.Tables);

        await kind.CreateAsync(new Declared("item", item, kind.Properties), CancellationToken.None);

        var read = (await emulators.Tables.GetItemAsync(_name, new() { ["a"] = new AttributeValue("x") })).Item;
        Assert.Equal("0.2", read["n"].N);
        Assert.True(read["on"].BOOL);
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => kind.CreateAsync(new Declared("item", item, kind.Properties), CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"b":{"S":"x"}}""", "it has no a")]
    [InlineData("""{"a":"x"}""", "not an item")]
    [InlineData("x", "not an item")]
    public async Task An_item_that_is_none_is_refused(string item, string named)
    {
        var kind = new TableItemKind(emulators.Tables);
        var declared = new Declared("item", Inputs.Of(("tableName", _name), ("hashKey", "a"), ("item", item)), kind.Properties);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => kind.CreateAsync(declared, CancellationToken.None));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, object> Attribute(string name) => Inputs.Of(("name", name), ("type", "S"));

    private TableKind Kind => new(emulators.Tables, _timeToLive, Answers);

    private Task<AwsAnswer> CreateAsync(params (string, object)[] inputs) =>
        Kind.CreateAsync(new Declared("table", Inputs.Of(inputs), Kind.Properties), CancellationToken.None);
}
