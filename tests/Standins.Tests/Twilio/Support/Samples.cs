using Tests.Support.Loopback;

namespace Standins.Tests.Twilio.Support;

internal static class Samples
{
    public static Answer Created { get; } = new(201, Message("SM00000000000000000000000000000001"));

    public static string Message(string sid) => $$"""
        {
          "account_sid": "AC00000000000000000000000000000001",
          "api_version": "2010-04-01",
          "body": "Hello, world \u2014 \ud83d\ude00",
          "date_created": "Thu, 24 Aug 2023 05:01:45 +0000",
          "date_sent": null,
          "date_updated": "Thu, 24 Aug 2023 05:01:46 +0000",
          "direction": "outbound-api",
          "error_code": null,
          "error_message": null,
          "from": "whatsapp:+447700900001",
          "messaging_service_sid": null,
          "num_media": "0",
          "num_segments": "1",
          "price": null,
          "price_unit": "USD",
          "sid": "{{sid}}",
          "status": "queued",
          "subresource_uris": { "media": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/{{sid}}/Media.json" },
          "to": "whatsapp:+447700900002",
          "uri": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/{{sid}}.json"
        }
        """;

    public static Answer Page(string? next, params string[] sids) => new(200, $$"""
        {
          "messages": [{{string.Join(',', sids.Select(Message))}}],
          "page": 0, "page_size": {{sids.Length}}, "start": 0, "end": {{sids.Length - 1}},
          "uri": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json?PageSize={{sids.Length}}",
          "first_page_uri": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json?PageSize={{sids.Length}}&Page=0",
          "next_page_uri": {{(next is null ? "null" : $"\"{next}\"")}},
          "previous_page_uri": null
        }
        """);

    public static Answer Error(int status, int code, string message) => new(
        status, $$"""{"code":{{code}},"message":"{{message}}","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""");
}
