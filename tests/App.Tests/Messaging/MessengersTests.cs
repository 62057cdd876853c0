using System.Text;
using App.Tests.Fakes;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Messaging;

public class MessengersTests
{
    private readonly FixedSecrets<TwilioCredentials> _secrets = new(
        new Result<TwilioCredentials>.Success(new("AC1", "old")), new Result<TwilioCredentials>.Success(new("AC1", "new")));

    [Fact]
    public async Task A_messenger_sends_with_the_credentials_of_the_named_secret()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Created());

        var ready = Assert.IsType<Result<IMessenger>.Success>(
            await twilio.Messengers(_secrets).OpenAsync("of-the-record", refresh: false, CancellationToken.None));
        await ready.Value.SendAsync(twilio.Part, CancellationToken.None);

        Assert.Equal(["of-the-record"], _secrets.Asked);
        Assert.Equal(Basic("AC1:old"), Assert.Single(twilio.Server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Refreshing_drops_the_cached_credentials_first()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Created());

        var ready = Assert.IsType<Result<IMessenger>.Success>(await twilio.Messengers(_secrets).OpenAsync("s", refresh: true, CancellationToken.None));
        await ready.Value.SendAsync(twilio.Part, CancellationToken.None);

        Assert.Equal(1, _secrets.Forgotten);
        Assert.Equal(Basic("AC1:new"), Assert.Single(twilio.Server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_now_may_be_read_later()
    {
        await using var twilio = await LoopbackTwilio.StartAsync();
        var messengers = twilio.Messengers(new FixedSecrets<TwilioCredentials>(new Result<TwilioCredentials>.TryAgain(new("secret_unreachable", "x"))));

        Assert.Equal(
            "secret_unreachable", Assert.IsType<Result<IMessenger>.TryAgain>(await messengers.OpenAsync("s", false, CancellationToken.None)).Failure.Code);
    }

    [Fact]
    public async Task A_secret_of_the_wrong_shape_is_for_a_person()
    {
        await using var twilio = await LoopbackTwilio.StartAsync();
        var messengers = twilio.Messengers(new FixedSecrets<TwilioCredentials>(new Result<TwilioCredentials>.Refuse(new("secret_malformed", "x"))));

        Assert.Equal("secret_malformed", Assert.IsType<Result<IMessenger>.Refuse>(await messengers.OpenAsync("s", true, CancellationToken.None)).Failure.Code);
    }

    private static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(pair));
}
