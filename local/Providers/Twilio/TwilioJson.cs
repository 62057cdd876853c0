using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>Bodies as the service writes them.</summary>
internal sealed class TwilioJson(string accountSid, TwilioBehaviour behaviour, TimeProvider time)
{
    private const string ApiVersion = "2010-04-01";
    private const int CharactersInSegment = 153;
    private const int CharactersInOnlySegment = 160;

    public static ReadOnlyMemory<byte> Error(TwilioError error) => Write(json =>
    {
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("more_info", $"https://www.twilio.com/docs/errors/{error.Code}");
        json.WriteNumber("status", error.Status);
    });

    public static ReadOnlyMemory<byte> TypingShown() => Write(json => json.WriteBoolean("success", true));

    /// <summary>As the service does, with the token in it: whoever prints this page tells a secret.</summary>
    public ReadOnlyMemory<byte> Account(string authToken) => Write(json =>
    {
        json.WriteString("sid", accountSid);
        json.WriteString("friendly_name", "This machine");
        json.WriteString("status", behaviour.AccountStatus);
        json.WriteString("type", "Full");
        json.WriteString("auth_token", authToken);
        json.WriteString("uri", $"/{ApiVersion}/Accounts/{accountSid}.json");
    });

    /// <summary>The answer to a create: whatever happens next, a new message is queued and has no send date.</summary>
    public ReadOnlyMemory<byte> Created(TwilioMessage message) => Write(json => Members(json, message, "queued", null));

    public ReadOnlyMemory<byte> Fetched(TwilioMessage message) => Write(json => Members(json, message));

    public ReadOnlyMemory<byte> Listed(MessagePage page) => Write(json =>
    {
        json.WriteString("first_page_uri", page.FirstUri);
        json.WriteNumber("end", page.Start + Math.Max(0, page.Messages.Count - 1));
        json.WriteStartArray("messages");
        foreach (var message in page.Messages)
        {
            json.WriteStartObject();
            Members(json, message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("next_page_uri", page.NextUri);
        json.WriteNumber("page", page.Number);
        json.WriteNumber("page_size", page.Size);
        json.WriteNull("previous_page_uri");
        json.WriteNumber("start", page.Start);
        json.WriteString("uri", page.Uri);
    });

    public ReadOnlyMemory<byte> MediaOf(TwilioMessage message, string uri) => Write(json =>
    {
        json.WriteString("first_page_uri", uri);
        json.WriteNumber("end", Math.Max(0, message.Media.Count - 1));
        json.WriteStartArray("media_list");
        foreach (var media in message.Media)
        {
            json.WriteStartObject();
            json.WriteString("account_sid", accountSid);
            json.WriteString("content_type", media.File.ContentType);
            json.WriteString("date_created", Rfc2822(message.AcceptedAt));
            json.WriteString("date_updated", Rfc2822(message.AcceptedAt));
            json.WriteString("parent_sid", message.Sid);
            json.WriteString("sid", media.Sid);
            json.WriteString("uri", $"{media.Address.AbsolutePath}.json");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNull("next_page_uri");
        json.WriteNumber("page", 0);
        json.WriteNumber("page_size", Math.Max(50, message.Media.Count));
        json.WriteNull("previous_page_uri");
        json.WriteNumber("start", 0);
        json.WriteString("uri", uri);
    });

    private void Members(Utf8JsonWriter json, TwilioMessage message)
    {
        var now = time.GetUtcNow();
        Members(json, message, message.StatusAt(now), message.DateSentAt(now));
    }

    private void Members(Utf8JsonWriter json, TwilioMessage message, string status, DateTimeOffset? dateSent)
    {
        var uri = $"/{ApiVersion}/Accounts/{accountSid}/Messages/{message.Sid}";
        json.WriteString("account_sid", accountSid);
        json.WriteString("api_version", ApiVersion);
        json.WriteString("body", behaviour.HidesBodies ? null : message.Body);
        json.WriteString("date_created", Rfc2822(message.AcceptedAt));
        json.WriteString("date_sent", dateSent is { } sent ? Rfc2822(sent) : null);
        json.WriteString("date_updated", Rfc2822(dateSent ?? message.AcceptedAt));
        json.WriteString("direction", message.IsInbound ? "inbound" : "outbound-api");
        if (status is TwilioMessage.Failed or TwilioMessage.Undelivered)
        {
            json.WriteNumber("error_code", message.ErrorCode!.Value);
            json.WriteString("error_message", "The message could not be delivered");
        }
        else
        {
            json.WriteNull("error_code");
            json.WriteNull("error_message");
        }

        json.WriteString("from", message.From);
        json.WriteNull("messaging_service_sid");
        json.WriteString("num_media", message.Media.Count.ToString(CultureInfo.InvariantCulture));
        json.WriteString("num_segments", Segments(message.Body).ToString(CultureInfo.InvariantCulture));
        json.WriteNull("price");
        json.WriteNull("price_unit");
        json.WriteString("sid", message.Sid);
        json.WriteString("status", status);
        json.WriteStartObject("subresource_uris");
        json.WriteString("media", $"{uri}/Media.json");
        json.WriteEndObject();
        json.WriteString("to", message.To);
        json.WriteString("uri", $"{uri}.json");
    }

    private static int Segments(string body) =>
        body.Length <= CharactersInOnlySegment ? 1 : (body.Length + CharactersInSegment - 1) / CharactersInSegment;

    private static string Rfc2822(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        body(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
