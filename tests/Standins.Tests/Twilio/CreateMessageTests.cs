using System.Text;
using Standins.Tests.Twilio.Support;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace Standins.Tests.Twilio;

public class CreateMessageTests
{
    private static CreateMessageOptions Options => new(new PhoneNumber("whatsapp:+447700900002"))
    {
        From = "whatsapp:+447700900001",
        Body = "Tea & cake = 100% + \u20ac5 \ud83d\ude00",
    };

    [Fact]
    public async Task A_message_is_posted_as_a_form_to_the_account()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created);

        await MessageResource.CreateAsync(Options, twilio.Client);

        var request = twilio.Server.OnlyRequest;
        Assert.Equal("POST", request.Method);
        Assert.Equal($"/2010-04-01/Accounts/{LoopbackTwilio.Account}/Messages.json", request.Target);
        Assert.StartsWith("application/x-www-form-urlencoded", request.Headers["Content-Type"], StringComparison.Ordinal);
        var form = request.Form.ToDictionary();
        Assert.Equal(["Body", "From", "To"], form.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("whatsapp:+447700900002", form["To"]);
        Assert.Equal("whatsapp:+447700900001", form["From"]);
        Assert.Equal(Options.Body, form["Body"]);
    }

    [Fact]
    public async Task The_account_and_its_token_are_sent_as_basic_credentials()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created);

        await MessageResource.CreateAsync(Options, twilio.Client);

        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{LoopbackTwilio.Account}:{LoopbackTwilio.Token}"));
        Assert.Equal($"Basic {expected}", twilio.Server.OnlyRequest.Headers["Authorization"]);
    }

    [Fact]
    public async Task Several_media_addresses_repeat_their_field()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created);
        var options = Options;
        options.MediaUrl = [new Uri("https://example.com/a.png"), new Uri("https://example.com/b.png")];

        await MessageResource.CreateAsync(options, twilio.Client);

        var media = twilio.Server.OnlyRequest.Form.Where(f => f.Key == "MediaUrl").Select(f => f.Value);
        Assert.Equal(["https://example.com/a.png", "https://example.com/b.png"], media);
    }

    [Fact]
    public async Task The_answer_becomes_a_message()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created);

        var message = await MessageResource.CreateAsync(Options, twilio.Client);

        Assert.Equal("SM00000000000000000000000000000001", message.Sid);
        Assert.Equal(LoopbackTwilio.Account, message.AccountSid);
        Assert.Equal("Hello, world \u2014 \ud83d\ude00", message.Body);
        Assert.Equal(MessageResource.StatusEnum.Queued, message.Status);
        Assert.Equal(MessageResource.DirectionEnum.OutboundApi, message.Direction);
        Assert.Equal("queued", message.Status.ToString());
        Assert.Equal("whatsapp:+447700900001", message.From.ToString());
        Assert.Equal("whatsapp:+447700900002", message.To);
        Assert.Null(message.ErrorCode);
        Assert.Null(message.DateSent);
        Assert.Equal(new DateTime(2023, 8, 24, 5, 1, 45, DateTimeKind.Utc), message.DateCreated!.Value.ToUniversalTime());
        Assert.Equal("media", Assert.Single(message.SubresourceUris).Key);
    }

    [Fact]
    public async Task A_status_of_tomorrow_is_kept_as_it_came()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created with { Body = Samples.Created.Body.Replace("queued", "brand_new") });

        var message = await MessageResource.CreateAsync(Options, twilio.Client);

        Assert.Equal("brand_new", message.Status.ToString());
        Assert.NotEqual(MessageResource.StatusEnum.Queued, message.Status);
    }
}
