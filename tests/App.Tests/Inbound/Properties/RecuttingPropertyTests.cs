using App.Tests.Inbound.Support;
using CsCheck;
using WhatsAppReplies.Inbound.Webhooks;

namespace App.Tests.Inbound.Properties;

/// <summary>A signed message whose text is cut into fields anew, by somebody who has written parts of it himself.</summary>
public class RecuttingPropertyTests
{
    private const string Token = "token";
    private const string Url = "https://example.com/";
    private const int Samples = 20_000;

    /// <summary>What a customer could write to make fields of it.</summary>
    private static readonly Gen<string> Crafted =
        Gens.OneOf("MessageSid", Sids.SM8, Sids.MM1, "From", "To", "whatsapp:+447700900123", "+1", "Sms", "OriginalReplied", "A", "G", "Z", "a", " ", "hi")
            .Array[0, 9].Select(string.Concat);

    private static readonly Gen<KeyValuePair<string, string>[]> Messages = Gen.Select(
        Crafted, Crafted, Gens.OneOf("whatsapp:+447700900456", "whatsapp:US.ABC1xyz", "whatsapp:US.abcXYZ"), Gen.Bool, (body, profile, from, isQuoting) =>
        {
            List<KeyValuePair<string, string>> fields =
            [
                new("AccountSid", "AC00000000000000000000000000000001"), new("Body", body),
                new("From", from), new("MessageSid", Sids.SM1), new("MessageType", "text"),
                new("NumMedia", "0"), new("ProfileName", profile), new("SmsMessageSid", Sids.SM1), new("SmsSid", Sids.SM1), new("To", "whatsapp:+447700900999"),
            ];
            if (isQuoting)
                fields.Add(new("OriginalRepliedMessageSid", Sids.SM7));
            return fields.ToArray();
        });

    [Fact]
    public void No_cutting_of_what_was_signed_gives_a_message_of_another_sid()
    {
        var others = 0;
        Gen.Select(Messages, Gen.Int[0, int.MaxValue].Array[9]).Sample(
            (message, picks) =>
            {
                if (Recut(
                    string.Concat(message.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)),
                    picks) is not { } fields)
                {
                    return;
                }

                var form = new Form(fields);
                var signed = Request(form, TwilioSigner.Sign(Token, Url, message));
                Assert.True(signed.IsSignedWith(Token));
                if (MessageReader.Read(form) is not { } read)
                    return;
                if (read.Sid != Sids.SM1)
                    Interlocked.Increment(ref others);
                if (signed.NamesOnly(read.Sid))
                    Assert.Equal(Sids.SM1, read.Sid);
            },
            iter: Samples);

        // Else the property would say nothing.
        Assert.True(others > 100, $"{others} of {Samples} cuts give another sid");
    }

    /// <summary>One field for what stands before From, From, perhaps one more, MessageSid, perhaps one more, To, perhaps one more.</summary>
    /// <returns>Nothing when the names would not be in order: then another text would have been signed.</returns>
    private static List<KeyValuePair<string, string>>? Recut(string text, int[] picks)
    {
        var sid = Pick(Places(text, "MessageSid", 0, text.Length), picks[0]);
        var from = sid is null ? null : Pick(Places(text, "From", 0, sid.Value), picks[1]);
        var length = picks[2] % 3 == 0 ? 1 + picks[3] % 64 : Sids.SM1.Length;
        var after = sid + "MessageSid".Length + length;
        var to = after is null ? null : Pick(Places(text, "To", after.Value, text.Length), picks[4]);
        if (from is null || to is null)
            return null;

        var cuts = new SortedSet<int> { 0, from.Value, sid!.Value, after!.Value, to.Value };
        if (picks[5] % 2 == 0)
            cuts.Add(from.Value + "From".Length + 1 + picks[5] % 30);
        if (picks[6] % 2 == 0)
            cuts.Add(to.Value + "To".Length + 1 + picks[6] % 30);

        if (cuts.Max >= text.Length)
            return null;

        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (start, end) in cuts.Zip(cuts.Skip(1).Append(text.Length)))
        {
            var name = start == from ? "From" : start == sid ? "MessageSid" : start == to ? "To" : text[start..Math.Min(end, start + 1 + picks[7] % 3)];
            if (end < start + name.Length || fields.Count > 0 && string.CompareOrdinal(fields[^1].Key, name) >= 0)
                return null;
            fields.Add(new(name, text[(start + name.Length)..end]));
        }

        return fields;
    }

    private static List<int> Places(string text, string name, int start, int end)
    {
        var places = new List<int>();
        for (
            var at = text.IndexOf(name, Math.Min(start, text.Length), StringComparison.Ordinal);
            at >= 0 && at < end;
            at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            places.Add(at);
        }
        return places;
    }

    private static int? Pick(List<int> places, int pick) => places.Count == 0 ? null : places[pick % places.Count];

    private static SignedRequest Request(Form form, string signature) => new(
        new WebhookRequest { Method = "POST", Path = "/", Query = "", Origin = "https://example.com", Signature = signature, Body = "", IsBase64 = false },
        form);
}
