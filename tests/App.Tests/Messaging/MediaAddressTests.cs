using WhatsAppReplies.Replies.Messaging.Twilio;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Messaging;

/// <summary>Where the account's credentials go, and where a redirect may lead.</summary>
public class MediaAddressTests
{
    private const string Path = "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";

    private static readonly TwilioOptions Deployed = new();
    private static readonly TwilioOptions Regional = new() { BaseUrl = new Uri("https://api.dublin.ie1.twilio.com") };
    private static readonly TwilioOptions OnThisMachine = new() { BaseUrl = new Uri("http://127.0.0.1:4010") };

    [Fact]
    public void A_file_of_a_message_at_Twilio_is_fetched() =>
        Assert.Equal($"https://api.twilio.com{Path}", MediaAddress.Of($"https://api.twilio.com{Path}", Deployed)?.ToString());

    [Fact]
    public void Another_host_of_the_settings_stands_in_for_Twilios_own()
    {
        Assert.Equal($"https://api.dublin.ie1.twilio.com{Path}", MediaAddress.Of($"https://api.twilio.com{Path}", Regional)?.ToString());
        Assert.Equal($"https://api.dublin.ie1.twilio.com{Path}", MediaAddress.Of($"https://api.dublin.ie1.twilio.com{Path}", Regional)?.ToString());
        Assert.Equal($"http://127.0.0.1:4010{Path}", MediaAddress.Of($"http://127.0.0.1:4010{Path}", OnThisMachine)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ME1")]
    [InlineData("http://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com:8443/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com.example.org/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://example.org/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://api.twilio.com@example.org/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://someone@api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("https://169.254.169.254/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("http://127.0.0.1:9001/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")]
    [InlineData("file:///etc/passwd")]
    public void No_other_host_is_asked(string url) => Assert.Null(MediaAddress.Of(url, Deployed));

    [Theory]
    [InlineData("/2010-04-01/Accounts/AC1.json")]
    [InlineData("/2010-04-01/Accounts/AC1/Messages.json")]
    [InlineData("/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1.json")]
    [InlineData("/2010-04-01/Accounts/AC1/Messages/MM1/Media/../../../Messages.json")]
    [InlineData("/2010-04-01/Accounts/AC1/Messages/MM1/Media/%2e%2e")]
    [InlineData("/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1?x=1")]
    [InlineData("/")]
    public void Nothing_of_the_account_but_a_customers_file_is_asked_for(string path) =>
        Assert.Null(MediaAddress.Of($"https://api.twilio.com{path}", Deployed));

    [Theory]
    [InlineData("https://mms.twiliocdn.com/AC1/abc?Signature=x", "https://mms.twiliocdn.com/AC1/abc?Signature=x")]
    [InlineData("/elsewhere", "https://api.twilio.com/elsewhere")]
    public void A_redirect_over_HTTPS_is_followed(string location, string followed) => Assert.Equal(followed, Next(location, Deployed));

    [Theory]
    [InlineData("http://mms.twiliocdn.com/abc")]
    [InlineData("https://mms.twiliocdn.com:8443/abc")]
    [InlineData("https://127.0.0.1/abc")]
    [InlineData("https://localhost/abc")]
    [InlineData("https://10.0.0.1/abc")]
    [InlineData("https://[fd00::1]/abc")]
    [InlineData("http://127.0.0.1:9001/2018-06-01/runtime/invocation/next")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://someone@mms.twiliocdn.com/abc")]
    [InlineData("ftp://mms.twiliocdn.com/abc")]
    [InlineData("data:text/plain,abc")]
    public void No_redirect_leads_to_plain_HTTP_or_to_an_address_of_a_network_within(string location)
    {
        Assert.Null(Next(location, Deployed));
        Assert.Null(Next(location, Regional));
    }

    [Fact]
    public void On_this_machine_a_redirect_may_stay_on_it()
    {
        Assert.Equal("http://127.0.0.1:4010/media/ME1", Next("http://127.0.0.1:4010/media/ME1", OnThisMachine));
        Assert.Null(Next("http://10.0.0.1/media/ME1", OnThisMachine));
    }

    [Fact]
    public void A_redirect_without_an_address_is_not_followed() => Assert.Null(MediaAddress.Next(TwilioOptions.Host, null, Deployed));

    private static string? Next(string location, TwilioOptions options) =>
        MediaAddress.Next(new Uri($"https://api.twilio.com{Path}"), new Uri(location, UriKind.RelativeOrAbsolute), options)?.ToString();
}
