using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using WhatsAppReplies.Shared.Caching;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// The numbers table, read whole and kept for a minute: it has a few items, and whoever asks for numbers that do not exist must not be able to
/// make a read of each of them.
/// </summary>
internal sealed class CompanyNumbers(IAmazonDynamoDB dynamo, string table, ILog log, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly TimedCache<Dictionary<string, CompanyNumber>> _cache = new(_ => ReadAsync(dynamo, table), _ => true, time, Lifetime, new()
    {
        MaySucceedLater = read => read.Exception?.InnerException is { } exception && AwsFault.IsFault(exception) && !IsForAPerson(exception),
        NotRenewed = read => log.Write(
            Severity.Warning,
            "The numbers table could not be read; what was read last is gone on with",
            read.Exception?.InnerException is { } exception ? ExceptionFields.Of(exception) : []),
    });

    /// <param name="address">With or without a prefix.</param>
    /// <param name="cancellationToken">Ends the wait, not the read.</param>
    public async Task<CompanyNumber?> FindAsync(string address, CancellationToken cancellationToken)
    {
        var numbers = await _cache.GetAsync("", cancellationToken);
        return numbers.GetValueOrDefault(WhatsAppAddress.WithoutPrefix(address));
    }

    public async Task<IReadOnlyCollection<CompanyNumber>> AllAsync(CancellationToken cancellationToken) =>
        (await _cache.GetAsync("", cancellationToken)).Values;

    private static bool IsForAPerson(Exception exception) =>
        exception is ResourceNotFoundException || (exception is AmazonServiceException of && (AwsFault.IsDenied(of) || AwsFault.IsInvalid(of)));

    private static async Task<Dictionary<string, CompanyNumber>> ReadAsync(IAmazonDynamoDB dynamo, string table)
    {
        var numbers = new Dictionary<string, CompanyNumber>(StringComparer.Ordinal);
        var request = new ScanRequest { TableName = table };
        while (true)
        {
            var page = await dynamo.ScanAsync(request);
            if (page.Items is { } items)
            {
                foreach (var item in items)
                {
                    var number = CompanyNumberReader.Read(item);
                    numbers[WhatsAppAddress.WithoutPrefix(number.Number)] = number;
                }
            }

            if (page.LastEvaluatedKey is not { Count: > 0 } next)
                return numbers;
            request.ExclusiveStartKey = next;
        }
    }
}
