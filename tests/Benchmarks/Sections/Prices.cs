using System.Text.Json;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Public list prices in dollars, without free tiers and discounts: prices.json.</summary>
internal sealed record Prices(
    string Region,
    DateOnly AsOf,
    double LambdaGigabyteSecond,
    double LambdaMillionRequests,
    double DynamoDbMillionReadUnits,
    double DynamoDbMillionWriteUnits,
    double SqsMillionRequests,
    double LogsGigabyte)
{
    private const string Resource = "prices.json";

    public static Prices Read()
    {
        using var stream = typeof(Prices).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<Prices>(stream, JsonSerializerOptions.Web)!;
    }
}
