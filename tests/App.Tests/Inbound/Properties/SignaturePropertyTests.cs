using App.Tests.Inbound.Support;
using CsCheck;
using WhatsAppReplies.Inbound.Webhooks;

namespace App.Tests.Inbound.Properties;

public class SignaturePropertyTests
{
    private static readonly Gen<(KeyValuePair<string, string>[] Fields, string Query, string Token)> Requests =
        Gen.Select(Gens.Fields, Gens.Query, Gens.Text.Where(token => token.Length > 0));

    [Fact]
    public void Whatever_Twilio_signs_is_verified_as_it_was_sent() =>
        Requests.Sample(request => Assert.True(Request(request.Fields, request.Query, Sign(request)).IsSignedWith(request.Token)));

    [Fact]
    public void A_change_of_any_field_spoils_the_signature() =>
        Gen.Select(Requests.Where(request => request.Fields.Length > 0), Gen.Int[0, 7]).Sample((request, index) =>
        {
            var fields = request.Fields.ToArray();
            index %= fields.Length;
            fields[index] = new(fields[index].Key, fields[index].Value + "x");

            Assert.False(Request(fields, request.Query, Sign(request)).IsSignedWith(request.Token));
        });

    [Fact]
    public void A_further_field_spoils_the_signature() =>
        Requests.Sample(request =>
            Assert.False(Request([.. request.Fields, new("Further", "y")], request.Query, Sign(request)).IsSignedWith(request.Token)));

    [Fact]
    public void Another_query_or_another_token_spoils_the_signature() =>
        Requests.Sample(request =>
        {
            Assert.False(Request(request.Fields, request.Query + "x", Sign(request)).IsSignedWith(request.Token));
            Assert.False(Request(request.Fields, request.Query, Sign(request)).IsSignedWith(request.Token + "x"));
        });

    [Fact]
    public void No_text_is_a_signature() =>
        Gen.Select(Requests, Gens.Text).Sample((request, signature) =>
            Assert.False(Request(request.Fields, request.Query, signature).IsSignedWith(request.Token)));

    private static string Sign((KeyValuePair<string, string>[] Fields, string Query, string Token) request) =>
        TwilioSigner.Sign(request.Token, "https://example.com/" + (request.Query.Length == 0 ? "" : "?" + request.Query), request.Fields);

    private static SignedRequest Request(KeyValuePair<string, string>[] fields, string query, string signature) => new(
        new WebhookRequest
        {
            Method = "POST",
            Path = "/",
            Query = query,
            Origin = "https://example.com",
            Signature = signature,
            Body = "",
            IsBase64 = false,
        },
        new Form(fields));
}
