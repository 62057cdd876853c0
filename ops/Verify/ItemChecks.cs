using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// Checks of the items that the program writes, attribute by attribute. What differs is named and not shown: a number's item holds the number.
/// </summary>
internal sealed class ItemChecks(IAmazonDynamoDB tables)
{
    private const string TypeOfItems = "aws:dynamodb/tableItem:TableItem";

    /// <param name="resources">Of the plan, which shows of an assistant all but the phone numbers in it.</param>
    /// <param name="numbers">From their files, since the plan shows of a number no more than its end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Point>> RunAsync(
        IReadOnlyList<PlannedResource> resources, IReadOnlyList<NumberFile> numbers, CancellationToken cancellationToken)
    {
        var items = resources.Where(resource => resource.Type == TypeOfItems).ToList();
        var assistants = items.Where(item => HashKey(item) == Contract.Assistants.AssistantId)
            .Select(item => (Subject: $"assistant {item.Name}", Table: Table(item), Declared: Parsed(item.Inputs["item"]!.GetValue<string>())));
        var table = items.Where(item => HashKey(item) == Contract.Numbers.CompanyNumber).Select(Table).FirstOrDefault();
        return await Look.AtEachAsync(
            assistants.Concat(numbers.Select(number => (Subject: $"number {number.Name}", Table: table!, Declared: Parsed(number.ToItem())))),
            item => item.Subject,
            item => OfAsync(item.Subject, item.Table, item.Declared, cancellationToken));
    }

    private async Task<IReadOnlyList<Point>> OfAsync(string subject, string table, JsonObject declared, CancellationToken cancellationToken)
    {
        const string What = "its item is as the file has it";
        var hashKey = declared.ContainsKey(Contract.Assistants.AssistantId) ? Contract.Assistants.AssistantId : Contract.Numbers.CompanyNumber;
        var found = (await tables.GetItemAsync(
            new GetItemRequest { TableName = table, Key = new() { [hashKey] = Av.S(declared[hashKey]!["S"]!.GetValue<string>()) }, ConsistentRead = true },
            cancellationToken)).Item;
        if (found is not { Count: > 0 })
            return [new Point(Look.Step, subject, What, false, "it is not there")];

        var there = new JsonObject(found.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)Written(attribute.Value))));
        var different = declared.Select(attribute => attribute.Key).Union(there.Select(attribute => attribute.Key)).Order(StringComparer.Ordinal)
            .Where(name => !JsonNode.DeepEquals(AsAPlanShowsIt(declared[name]), AsAPlanShowsIt(there[name]))).ToList();
        return [new Point(Look.Step, subject, What, different is [], different is [] ? "it is" : $"different: {string.Join(", ", different)}")];
    }

    private static JsonObject Written(AttributeValue value) => value switch
    {
        { S: { } text } => new JsonObject { ["S"] = text },
        { N: { } number } => new JsonObject { ["N"] = number },
        { BOOL: { } flag } => new JsonObject { ["BOOL"] = flag },
        { IsLSet: true } => new JsonObject { ["L"] = new JsonArray([.. value.L.Select(Written)]) },
        { IsMSet: true } => new JsonObject { ["M"] = new JsonObject(value.M.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)Written(part.Value)))) },
        // The program writes no other kind: whatever it is, it is different.
        _ => new JsonObject { ["?"] = null },
    };

    /// <summary>Both sides: of a phone number only its end.</summary>
    private static JsonNode? AsAPlanShowsIt(JsonNode? attribute) =>
        PlannedInputs.Value(attribute?.ToJsonString(Readable)) is { } shown ? JsonNode.Parse(shown.GetValue<string>()) : null;

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonObject Parsed(string item) => JsonNode.Parse(item)!.AsObject();

    private static string HashKey(PlannedResource item) => item.Inputs["hashKey"]!.GetValue<string>();

    private static string Table(PlannedResource item) => item.Inputs["tableName"]!.GetValue<string>();
}
