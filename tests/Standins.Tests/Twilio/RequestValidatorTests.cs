using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using Twilio.Security;

namespace Standins.Tests.Twilio;

public class RequestValidatorTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["Digits"] = "1234",
        ["CallSid"] = "CA1234567890ABCDE",
        ["To"] = "+18005551212",
        ["Caller"] = "+14158675309",
        ["From"] = "+14158675309",
    };

    private readonly RequestValidator _validator = new("12345");

    [Fact]
    public void The_published_example_is_valid() => Assert.True(_validator.Validate(Url, Parameters, Signature));

    [Fact]
    public void A_collection_of_names_and_values_does_as_well()
    {
        var collection = new NameValueCollection();
        foreach (var (name, value) in Parameters)
        {
            collection.Add(name, value);
        }

        Assert.True(_validator.Validate(Url, collection, Signature));
    }

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=3")]
    [InlineData("https://mycompany.com:8443/myapp.php?foo=1&bar=2&x=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2")]
    public void Another_address_is_not(string url) => Assert.False(_validator.Validate(url, Parameters, Signature));

    [Fact]
    public void Another_value_is_not()
    {
        var changed = new Dictionary<string, string>(Parameters) { ["Digits"] = "1235" };

        Assert.False(_validator.Validate(Url, changed, Signature));
    }

    [Fact]
    public void Another_secret_is_not() => Assert.False(new RequestValidator("54321").Validate(Url, Parameters, Signature));

    [Fact]
    public void No_signature_is_not() => Assert.False(_validator.Validate(Url, Parameters, null));

    [Theory]
    [InlineData("https://mycompany.com/hook", "https://mycompany.com:443/hook")]
    [InlineData("https://mycompany.com:443/hook", "https://mycompany.com/hook")]
    [InlineData("http://mycompany.com/hook", "http://mycompany.com:80/hook")]
    [InlineData("https://mycompany.com:8443/hook", "https://mycompany.com/hook")]
    public void The_signature_may_have_been_made_with_or_without_the_port(string url, string signedUrl) =>
        Assert.True(_validator.Validate(url, new Dictionary<string, string>(), Sign("12345", signedUrl)));

    [Fact]
    public void A_json_body_is_bound_to_the_address_by_its_hash()
    {
        const string Body = """{"property": "value", "boolean": true}""";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
        var url = $"https://mycompany.com/hook?bodySHA256={hash}";

        Assert.True(_validator.Validate(url, Body, Sign("12345", url)));
        Assert.False(_validator.Validate(url, Body + " ", Sign("12345", url)));
        Assert.True(RequestValidator.ValidateBody(Body, hash));
    }

#pragma warning disable CA5350 // The provider signs with HMAC-SHA1.
    private static string Sign(string secret, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
