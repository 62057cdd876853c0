using System.Globalization;
using System.Text;
using App.Tests.Fakes;
using App.Tests.Inbound.Support;
using CsCheck;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Inbound.Properties;

/// <summary>The whole function before requests that somebody made up, and before messages that Twilio signed, whatever is in them.</summary>
public class RequestPropertyTests
{
    private const int Samples = 300;

    private static readonly int[] Refusals = [400, 403, 404, 405, 413];

    private static readonly Gen<InboundEvent> MadeUp = Gen.Select(
        Gen.Select(
            Gens.OneOf("POST", "POST", "POST", "GET", "HEAD", "OPTIONS", "post", ""),
            Gens.OneOf("/", "/", "/status", "/status", "", "//", "/status/", "/%73tatus", "/../status", "/status;a", "/Status"),
            Gen.Select(Gens.OneOf("", $"conversation={InboundWorld.ConversationId}", "conversation=%", "conversation"), Gens.Query, string.Concat)),
        Gen.Select(
            Gens.Fields,
            Gens.OneOf(Form(SignedWebhook.Message(Sids.SM1)), Form(SignedWebhook.Status(Sids.SM2, "failed", 63016)), "", "=", "&&", "{}", "%")),
        Gen.Select(Gens.OneOf("x-twilio-signature", "X-Twilio-Signature", "other"), Signature(), Gen.Bool, Gen.Bool, Gen.Int[0, 20]),
        Made);

    private static readonly Gen<SignedWebhook> Signed = Gen.Select(
        Gens.Text,
        Gens.Text,
        Gens.OneOf("0", "1", "10", "2000000000", "99999999999999999999", "-1", "", "one"),
        Gen.Select(
            Gens.OneOf("Latitude", "Address", "Label", "ButtonText", "ButtonPayload", "MediaUrl0", "MediaContentType0", "MessageType", "WaId"), Gens.Text),
        (body, profile, media, other) => SignedWebhook.Message(Sids.SM1, body).With(("ProfileName", profile), ("NumMedia", media), (other.Item1, other.Item2)));

    [Fact]
    public Task What_nobody_signed_is_refused_costs_one_query_for_each_way_of_writing_writes_nothing_and_is_not_repeated_in_a_log() =>
        MadeUp.SampleAsync(
            async incoming =>
            {
                var world = new InboundWorld().WithConversation().WithNumber();

                var answer = await world.Call(incoming);

                Assert.Contains(answer.StatusCode, Refusals);
                Assert.True(string.IsNullOrEmpty(answer.Body));
                Assert.All(world.Faults.Calls, call => Assert.Contains(call.Operation, new[] { "Query", "GetItem", "Scan", "GetSecretValue" }));
                Assert.InRange(world.Faults.Calls.Count(call => call.Operation is "Query" or "GetItem"), 0, 4);
                Assert.Empty(world.Staged);
                Assert.All(world.Log.Records, record => Private.AssertNotIn(record.ToString(), "447700900"));
            },
            iter: Samples);

    [Fact]
    public Task Whatever_a_customer_writes_is_staged_as_it_was_written() =>
        Signed.SampleAsync(
            async webhook =>
            {
                var world = new InboundWorld().WithConversation().WithNumber();

                Assert.Equal(200, await world.Post(webhook));

                var written = webhook.Fields.Single(field => field.Key == "Body").Value;
                var button = webhook.Fields.FirstOrDefault(field => field.Key == "ButtonText").Value ?? "";
                var expected = new[] { written, button }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
                Assert.Equal(expected, Assert.Single(world.Staged)[Contract.Stage.Body].S);
                Assert.Single(world.Queue.Sent);
            },
            iter: Samples);

    /// <summary>None, nonsense, or one that was made with another token or for another address.</summary>
    private static Gen<string?> Signature() => Gen.OneOf(
        Gen.Const((string?)null),
        Gens.Text.Select(text => (string?)text),
        Gen.Const((string?)TwilioSigner.Sign("another-token", $"https://{SignedWebhook.Domain}/", SignedWebhook.Message(Sids.SM1).Fields)),
        Gen.Const((string?)TwilioSigner.Sign(InboundWorld.StackToken, "https://elsewhere.example/", SignedWebhook.Message(Sids.SM1).Fields)));

    private static string Form(SignedWebhook webhook) => SignedWebhook.Encode(webhook.Fields);

    private static InboundEvent Made(
        (string Method, string Path, string Query) line,
        (KeyValuePair<string, string>[] Fields, string Form) body,
        (string Header, string? Signature, bool IsBase64, bool SaysBase64, int Cut) rest)
    {
        var text = $"{body.Form}&{SignedWebhook.Encode(body.Fields)}";
        text = rest.Cut == 0 ? text[..(text.Length / 2)] : text;
        var incoming = new SignedWebhook { Method = line.Method, Path = line.Path, Query = line.Query, IsSigned = false }.Event();
        incoming.Body = rest.IsBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
        incoming.IsBase64Encoded = rest.SaysBase64;
        if (rest.Signature is not null)
            incoming.Headers[rest.Header] = rest.Signature;
        incoming.Headers["x-forwarded-port"] = rest.Cut.ToString(CultureInfo.InvariantCulture);
        return incoming;
    }
}
