using System.Security.Cryptography;
using System.Text;
using Twilio.Security;

namespace App.Tests.Messaging;

/// <summary>What Twilio's package does with the signature of a request that claims to come from Twilio.</summary>
public class RequestSignatureTests
{
    private const string Token = "token";
    private const string Url = "https://example.com/status?a=1";

    private static readonly Dictionary<string, string> Form = new() { ["MessageSid"] = "SM1", ["MessageStatus"] = "delivered" };

    [Fact]
    public void A_signature_over_the_address_and_the_sorted_form_is_valid() =>
        Assert.True(new RequestValidator(Token).Validate(Url, Form, Sign(Token, Url)));

    [Fact]
    public void A_signature_by_another_token_is_not() =>
        Assert.False(new RequestValidator(Token).Validate(Url, Form, Sign("another", Url)));

    [Fact]
    public void A_form_that_was_changed_is_not_what_was_signed() =>
        Assert.False(new RequestValidator(Token).Validate(Url, new Dictionary<string, string>(Form) { ["MessageStatus"] = "failed" }, Sign(Token, Url)));

    /// <summary>So whoever calls it leaves the usual port out: it is tried with and without.</summary>
    [Theory]
    [InlineData(Url, Url, true)]
    [InlineData(Url, "https://example.com:443/status?a=1", true)]
    [InlineData("https://example.com:443/status?a=1", Url, false)]
    public void The_port_of_https_is_put_in_but_not_taken_out(string seen, string called, bool isValid) =>
        Assert.Equal(isValid, new RequestValidator(Token).Validate(seen, Form, Sign(Token, called)));

    /// <summary>Whoever calls it has to look for a missing signature first.</summary>
    [Fact]
    public void An_empty_signature_is_an_exception() =>
        Assert.Throws<ArgumentException>(() => new RequestValidator(Token).Validate(Url, Form, ""));

    private static string Sign(string token, string url)
    {
        var signed = url + string.Concat(Form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value));
#pragma warning disable CA5350 // Twilio's scheme.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}
