using App.Tests.Inbound.Support;
using WhatsAppReplies.Inbound.Webhooks;

namespace App.Tests.Inbound;

public class SignedRequestTests
{
    private const string Token = "12345";

    [Fact]
    public void The_example_of_the_documentation_is_signed()
    {
        var form = Form(
            ("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"), ("Digits", "1234"), ("From", "+14158675309"), ("To", "+18005551212"));

        Assert.True(Request("https://mycompany.com", "/myapp.php", "foo=1&bar=2", form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=").IsSignedWith(Token));
        Assert.False(Request("https://mycompany.com", "/myapp.php", "foo=1&bar=2", form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=").IsSignedWith("12346"));
        Assert.False(Request("https://mycompany.com", "/myapp.php", "foo=1&bar=3", form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=").IsSignedWith(Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("conversation=ci-aaa-001%23pi-aaa-001")]
    [InlineData("a=%7e&b=%7E&c=%41")]
    [InlineData("a=b+c&d=%20e")]
    [InlineData("a=&b&=c&&")]
    [InlineData("name=J%C3%BCrgen&x=%E6%97%A5")]
    [InlineData("q=a/b?c:d@e!$'()*,;")]
    public void The_query_is_verified_as_it_was_sent(string query)
    {
        var form = Form(("From", "whatsapp:+1"), ("Body", "x"));
        var signature = TwilioSigner.Sign(Token, "https://example.com/" + (query.Length == 0 ? "" : "?" + query), form);

        Assert.True(Request("https://example.com", "/", query, form, signature).IsSignedWith(Token));
    }

    [Fact]
    public void Empty_values_and_text_of_every_script_are_part_of_it()
    {
        var form = Form(("Body", "Grüße 🙂 日本語 مرحبا"), ("ProfileName", ""), ("Empty", ""), ("Zeile", "a\r\nb\tc"), ("a b", " & = % + "));

        Assert.True(Request("https://example.com", "/", "", form, TwilioSigner.Sign(Token, "https://example.com/", form)).IsSignedWith(Token));
        Assert.False(Request(
            "https://example.com",
            "/",
            "",
            Form([.. form.Select(field => (field.Key, field.Value)), ("Further", "x")]),
            TwilioSigner.Sign(Token, "https://example.com/", form)).IsSignedWith(Token));
    }

    [Fact]
    public void Repeated_names_are_verified_each_value_after_its_name()
    {
        var form = Form(("Tag", "b"), ("Tag", "a"), ("Tag", "b"), ("Body", "x"));

        Assert.True(Request("https://example.com", "/", "", form, TwilioSigner.Sign(Token, "https://example.com/", form)).IsSignedWith(Token));
    }

    [Fact]
    public void Repeated_names_are_verified_as_one_value_joined_by_commas_too()
    {
        var sent = Form(("Tag", "b"), ("Tag", "a"), ("Body", "x"));
        var joined = Form(("Tag", "b,a"), ("Body", "x"));

        Assert.True(Request("https://example.com", "/", "", sent, TwilioSigner.Sign(Token, "https://example.com/", joined)).IsSignedWith(Token));
    }

    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("https://example.com", "https://example.com:443/")]
    [InlineData("https://example.com:8443", "https://example.com:8443/")]
    [InlineData("https://example.com:8443", "https://example.com/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    public void The_port_may_be_part_of_what_was_signed(string origin, string address)
    {
        var form = Form(("Body", "x"));

        Assert.True(Request(origin, "/", "", form, TwilioSigner.Sign(Token, address, form)).IsSignedWith(Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    public void What_is_no_signature_was_signed_by_nobody(string? signature) =>
        Assert.False(Request("https://example.com", "/", "", Form(("Body", "x")), signature).IsSignedWith(Token));

    [Fact]
    public void A_form_without_fields_can_be_signed()
    {
        var signature = TwilioSigner.Sign(Token, "https://example.com/status?conversation=a", []);

        Assert.True(Request("https://example.com", "/status", "conversation=a", [], signature).IsSignedWith(Token));
    }

    private static SignedRequest Request(string origin, string path, string query, KeyValuePair<string, string>[] form, string? signature) => new(
        new WebhookRequest { Method = "POST", Path = path, Query = query, Origin = origin, Signature = signature, Body = "", IsBase64 = false },
        new Form(form));

    private static KeyValuePair<string, string>[] Form(params (string Name, string Value)[] fields) =>
        [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
}
