using System.Text.Json;
using Twilio.Base;
using Twilio.Exceptions;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public static MessageResource FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ApiException(e.Message, e);
        }
    }

    private static Page<MessageResource> ReadPage(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var records = root.GetProperty("messages").EnumerateArray().Select(Read).ToList();
        return new Page<MessageResource>(records, root.Whole("page_size") ?? records.Count, root.Text("next_page_uri"));
    }

    private static MessageResource Read(JsonElement message) => new()
    {
        Sid = message.Text("sid"),
        AccountSid = message.Text("account_sid"),
        ApiVersion = message.Text("api_version"),
        Body = message.Text("body"),
        DateCreated = message.Instant("date_created"),
        DateSent = message.Instant("date_sent"),
        DateUpdated = message.Instant("date_updated"),
        Direction = message.Text("direction"),
        ErrorCode = message.Whole("error_code"),
        ErrorMessage = message.Text("error_message"),
        From = message.Text("from"),
        MessagingServiceSid = message.Text("messaging_service_sid"),
        NumMedia = message.Text("num_media"),
        NumSegments = message.Text("num_segments"),
        Price = message.Text("price"),
        PriceUnit = message.Text("price_unit"),
        Status = message.Text("status"),
        SubresourceUris = message.Texts("subresource_uris"),
        To = message.Text("to"),
        Uri = message.Text("uri"),
    };
}
