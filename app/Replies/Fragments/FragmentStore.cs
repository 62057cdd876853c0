using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>The stage table. A fragment is answered as long as it can be read, whatever its <c>expires_at</c>: TTL only tidies up.</summary>
internal sealed class FragmentStore(CountedDynamo dynamo, string table)
{
    /// <summary>Whatever was deleted meanwhile is not made anew, and no item's life is shortened.</summary>
    private const string IsThereUntilSooner = $"attribute_exists({Contract.Stage.MessageSid}) AND {Contract.Stage.ExpiresAt} < :until";

    private const string First = $"{Contract.Stage.FirstExpiresAt} = if_not_exists({Contract.Stage.FirstExpiresAt}, {Contract.Stage.ExpiresAt})";

    private const string Keep = $"SET {First}, {Contract.Stage.ExpiresAt} = :until";

    private const string IsNotThere = $"attribute_not_exists({Contract.Stage.MessageSid})";

    private const string IsThere = $"attribute_exists({Contract.Stage.MessageSid})";

    private const string OfTheConversation = $"{Contract.Stage.ConversationId} = :conversation";

    /// <summary>Puts off a fragment's end, where it is still there.</summary>
    public Task KeepAsync(ConversationKey key, string sid, DateTimeOffset until, CancellationToken cancellationToken) => UpdateAsync(
        new UpdateItemRequest
        {
            TableName = table,
            Key = StageItem.Key(key.ConversationId, sid),
            ConditionExpression = IsThereUntilSooner,
            UpdateExpression = Keep,
            ExpressionAttributeValues = new() { [":until"] = Av.N(until.ToUnixTimeSeconds()) },
        },
        cancellationToken);

    /// <summary>
    /// Keeps what was said in files of a fragment, where it is still there: whoever answers it in this worker's place need not pay for it again. It is no
    /// write of the turn: the same file says the same, whoever has it written down.
    /// </summary>
    /// <param name="key">Of the conversation.</param>
    /// <param name="sid">Of the fragment.</param>
    /// <param name="files">Of the fragment, in their places.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public Task KeepTranscriptsAsync(ConversationKey key, string sid, IReadOnlyList<AttachedFile> files, CancellationToken cancellationToken)
    {
        var transcripts = new Dictionary<string, AttributeValue>();
        for (var index = 0; index < files.Count; index++)
        {
            if (files[index].Transcript is { } transcript)
                transcripts[index.ToString(CultureInfo.InvariantCulture)] = Av.S(transcript);
        }

        return UpdateAsync(
            new UpdateItemRequest
            {
                TableName = table,
                Key = StageItem.Key(key.ConversationId, sid),
                ConditionExpression = IsThere,
                UpdateExpression = $"SET {Contract.Stage.Transcripts} = :transcripts",
                ExpressionAttributeValues = new() { [":transcripts"] = Av.M(transcripts) },
            },
            cancellationToken);
    }

    /// <summary>Stages a message whose item has expired, where nobody else has done so.</summary>
    public Task StageAgainAsync(ConversationKey key, InboundMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var item = StageItem.Of(message, key, message.TakenAt ?? now, now + StageItem.Lifetime);
        item[Contract.Stage.FirstExpiresAt] = Av.N(0);
        var update = new UpdateItemRequest
        {
            TableName = table,
            Key = StageItem.Key(key.ConversationId, message.Sid),
            ConditionExpression = IsNotThere,
            ExpressionAttributeNames = [],
            ExpressionAttributeValues = [],
        };
        var sets = new List<string>();
        foreach (var (name, value) in item)
        {
            if (update.Key.ContainsKey(name))
                continue;

            update.ExpressionAttributeNames["#" + name] = name;
            update.ExpressionAttributeValues[":" + name] = value;
            sets.Add($"#{name} = :{name}");
        }

        update.UpdateExpression = "SET " + string.Join(", ", sets);
        return UpdateAsync(update, cancellationToken);
    }

    /// <summary>A condition that fails says that there is nothing to do, or that an earlier attempt has done it.</summary>
    private async Task UpdateAsync(UpdateItemRequest update, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.UpdateItemAsync(update, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Answered and deleted, or kept for as long, or staged by its webhook.
        }
    }

    public async Task<StagedFragments> ReadAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = table,
            // guard: Fragments are read consistently
            ConsistentRead = true,
            KeyConditionExpression = OfTheConversation,
            ExpressionAttributeValues = new() { [":conversation"] = new AttributeValue { S = key.ConversationId } },
        };

        var fragments = new List<Fragment>();
        while (true)
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            if (page.Items is { } items)
            {
                foreach (var item in items)
                    fragments.Add(FragmentReader.Read(key, item));
            }

            // A page can be empty and still not be the last one.
            // guard: All pages are read
            if (page.LastEvaluatedKey is not { Count: > 0 } next)
                return new StagedFragments(fragments);
            request.ExclusiveStartKey = next;
        }
    }
}
