using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using WhatsAppReplies.Shared.Caching;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Assistants;

internal sealed class CachedAssistants : IAssistants
{
    /// <summary>Changed instructions are used at the latest after this time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly IAmazonDynamoDB _service;
    private readonly string _table;
    private readonly TimedCache<Result<Assistant>> _cache;

    public CachedAssistants(IAmazonDynamoDB service, string table, TimeProvider time)
    {
        _service = service;
        _table = table;
        _cache = new(FetchAsync, outcome => outcome is Result<Assistant>.Success, time, Lifetime);
    }

    public Task<Result<Assistant>> GetAsync(string assistantId, CancellationToken cancellationToken) =>
        _cache.GetAsync(assistantId, cancellationToken);

    private async Task<Result<Assistant>> FetchAsync(string assistantId)
    {
        try
        {
            var response = await _service.GetItemAsync(new GetItemRequest
            {
                TableName = _table,
                Key = new() { [Contract.Assistants.AssistantId] = new AttributeValue { S = assistantId } },
            });
            return response.Item is { Count: > 0 } item
                ? AssistantReader.Read(assistantId, item)
                : Refuse("assistant_missing", "The assistants table has no item with the record's assistant_id_replies.");
        }
        catch (ResourceNotFoundException)
        {
            return Refuse("assistants_table_missing", "The table named by ASSISTANTS_TABLE does not exist in this account and region.");
        }
        catch (AmazonServiceException exception) when (AwsFault.IsDenied(exception))
        {
            return Refuse("assistants_table_denied", "The function's role may not read the table named by ASSISTANTS_TABLE.");
        }
        catch (AmazonServiceException exception) when (AwsFault.IsInvalid(exception))
        {
            return Refuse("assistant_id_invalid", "The record's assistant_id_replies is not a possible key: it must have 1 to 2,048 bytes.");
        }
        catch (Exception exception) when (AwsFault.IsFault(exception))
        {
            return new Result<Assistant>.TryAgain(new("assistants_unreachable", $"The assistants table could not be read: {AwsFault.Describe(exception)}."));
        }
    }

    private static Result<Assistant>.Refuse Refuse(string code, string explanation) => new(new Failure(code, explanation));
}
