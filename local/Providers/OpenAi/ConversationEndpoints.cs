using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Providers.OpenAi;

internal sealed class ConversationEndpoints(OpenAiWorld world)
{
    private const int DefaultPage = 20;
    private const int LargestPage = 100;

    public OpenAiAnswer Create(JsonElement body)
    {
        var items = world.Input.Items(body);
        var conversation = world.Conversations.Create(body.Metadata());
        conversation.Append(items);
        return OpenAiAnswer.Ok(OpenAiJson.Conversation(conversation));
    }

    public OpenAiAnswer Read(string id) => OpenAiAnswer.Ok(OpenAiJson.Conversation(world.Conversations[id]));

    public OpenAiAnswer Update(string id, JsonElement body)
    {
        var conversation = world.Conversations[id];
        conversation.Metadata = body.Metadata();
        return OpenAiAnswer.Ok(OpenAiJson.Conversation(conversation));
    }

    public OpenAiAnswer Delete(string id) => world.Conversations.Remove(id)
        ? OpenAiAnswer.Ok(OpenAiJson.Deleted("conversation", id))
        : throw new OpenAiRefusedException(OpenAiError.ConversationNotFound(id));

    public OpenAiAnswer List(string id, IQueryCollection query)
    {
        var limit = Limit(query["limit"]);
        var items = world.Conversations[id].Items.ToList();
        if (query["order"] != "asc")
        {
            items.Reverse();
        }

        var start = query["after"] is [{ Length: > 0 } after] ? PositionOf(items, after) + 1 : 0;
        var page = items.Skip(start).Take(limit).ToList();
        return OpenAiAnswer.Ok(OpenAiJson.Items(page, start + page.Count < items.Count));
    }

    public OpenAiAnswer Add(string id, JsonElement body)
    {
        var items = world.Input.Items(body);
        world.Conversations[id].Append(items);
        return OpenAiAnswer.Ok(OpenAiJson.Items(items, hasMore: false));
    }

    public OpenAiAnswer ReadItem(string id, string itemId)
    {
        var items = world.Conversations[id].Items;
        return OpenAiAnswer.Ok(OpenAiJson.Item(items[PositionOf(items, itemId)]));
    }

    public OpenAiAnswer DeleteItem(string id, string itemId)
    {
        var conversation = world.Conversations[id];
        return conversation.Remove(itemId)
            ? OpenAiAnswer.Ok(OpenAiJson.Conversation(conversation))
            : throw new OpenAiRefusedException(OpenAiError.ItemNotFound(itemId));
    }

    private static int PositionOf(IReadOnlyList<OpenAiItem> items, string itemId)
    {
        for (var position = 0; position < items.Count; position++)
        {
            if (items[position].Id == itemId)
            {
                return position;
            }
        }

        throw new OpenAiRefusedException(OpenAiError.ItemNotFound(itemId));
    }

    private static int Limit(string? asked)
    {
        if (asked is null)
        {
            return DefaultPage;
        }

        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestPage
            ? limit
            : throw JsonChecks.Refuse("invalid_value", "limit", $"Invalid 'limit': expected a number from 1 to {LargestPage}.");
    }
}
