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

        return new(sid, body, receivedAt);

        Fragment Stray(string code, string explanation) =>
            new(sid, "", receivedAt) { Stray = new Failure(code, explanation + " It stays in the stage table until somebody mends or deletes it.") };
    }

    private static bool TryText(Dictionary<string, AttributeValue> item, string name, out string text)
    {
        var there = item.TryGetValue(name, out var value) && value.NULL != true;
        text = there ? value!.S ?? "" : "";
        return !there || value!.S is not null;
    }
}
