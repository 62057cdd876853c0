using System.Globalization;
using System.Text.Json;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Message in one of Twilio's lists, as far as it is read.</summary>
internal sealed record TwilioMessage
{
    public required string Sid { get; init; }

    public required string Direction { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nothing while it waits to be sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Nothing where the account hides it.</summary>
    public string? Body { get; init; }

    /// <summary>How many files it has.</summary>
    public int Files { get; init; }

    /// <summary>A record prints its members; these are a customer's.</summary>
    public override string ToString() => $"Message {Sid}";

    /// <returns>
    /// Nothing when it lacks what a message is told apart and compared by. An account that redacts its messages leaves the body out: which of them is ours is
    /// then told by the direction and the date alone.
    /// </returns>
    public static TwilioMessage? Read(JsonElement message)
    {
        var (sid, direction, created) = (message.TextOf("sid"), message.TextOf("direction"), TwilioDate.Read(message.TextOf("date_created")));
        if (string.IsNullOrEmpty(sid) || string.IsNullOrEmpty(direction) || created is null)
            return null;
        if (!IsTextOrNothing(message, "body") || !IsDateOrNothing(message, "date_sent"))
            return null;

        return new TwilioMessage
        {
            Sid = sid,
            Direction = direction,
            CreatedAt = created.Value,
            SentAt = TwilioDate.Read(message.TextOf("date_sent")),
            From = message.TextOf("from"),
            To = message.TextOf("to"),
            Body = message.MendedTextOf("body"),
            Files = int.TryParse(message.TextOf("num_media"), NumberStyles.None, CultureInfo.InvariantCulture, out var files)
                ? Math.Min(files, InboundMessage.MostMedia)
                : 0,
        };
    }

    private static bool IsTextOrNothing(JsonElement owner, string name) =>
        !owner.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.String or JsonValueKind.Null;

    private static bool IsDateOrNothing(JsonElement owner, string name) =>
        IsTextOrNothing(owner, name) && (owner.TextOf(name) is not { } date || TwilioDate.Read(date) is not null);
}
