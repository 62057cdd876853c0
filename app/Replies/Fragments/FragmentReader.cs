using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>
/// Reader of an item of the stage table. Nothing in it can make a fragment disappear: what cannot be answered becomes a stray, and a time
/// that cannot be read costs only the order.
/// </summary>
internal static class FragmentReader
{
    /// <summary>The year 9999.</summary>
    private const long LatestSecond = 253_370_764_800;

    public static Fragment Read(ConversationKey key, Dictionary<string, AttributeValue> item)
    {
        var sid = item[Contract.Stage.MessageSid].S;
        var receivedAt = item.TryGetValue(Contract.Stage.ReceivedAt, out var at) && at.S is { } text ? IsoTimeReader.Read(text) : null;

        if (!TryText(item, Contract.Stage.Body, out var body))
            return Stray("fragment_malformed", $"A staged fragment's '{Contract.Stage.Body}' must be a text (S).");
        if (!TryText(item, Contract.Stage.PrimaryChannel, out var channel))
            return Stray("fragment_malformed", $"A staged fragment's '{Contract.Stage.PrimaryChannel}' must be a text (S).");
        if (!WhatsAppAddress.AreSame(channel, key.PrimaryChannel))
            return Stray("fragment_of_another_channel", $"A staged fragment's '{Contract.Stage.PrimaryChannel}' is not the trigger's.");

        var besides = BesidesText.Of(body, item);
        var fragment = new Fragment(sid, besides.Told, receivedAt)
        {
            Besides = besides,
            OptOutReply = item.GetValueOrDefault(Contract.Stage.OptOutReply)?.S?.Trim(),
        };
        return WithExpiry(fragment, item);

        Fragment Stray(string code, string explanation) =>
            WithExpiry(new(sid, "", receivedAt), item) with
            {
                Stray = new Failure(code, explanation + " It stays in the stage table until somebody mends or deletes it."),
            };
    }

    private static Fragment WithExpiry(Fragment fragment, Dictionary<string, AttributeValue> item)
    {
        if (Seconds(item, Contract.Stage.ExpiresAt) is not { } expiresAt)
            return fragment;

        var first = Seconds(item, Contract.Stage.FirstExpiresAt) ?? expiresAt;
        return fragment with
        {
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(expiresAt),
            FirstExpiresAt = DateTimeOffset.FromUnixTimeSeconds(first),
            IsStagedAgain = first == 0,
        };
    }

    /// <summary>Only a number makes an item expire.</summary>
    private static long? Seconds(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.N is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 0 and < LatestSecond
            ? (long)seconds
            : null;

    private static bool TryText(Dictionary<string, AttributeValue> item, string name, out string text)
    {
        var there = item.TryGetValue(name, out var value) && value.NULL != true;
        text = there ? value!.S ?? "" : "";
        return !there || value!.S is not null;
    }
}
