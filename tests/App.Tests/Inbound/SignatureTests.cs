using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Inbound.Webhooks;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound;

public class SignatureTests
{
    private const string OfTheConversation = "credentials-of-the-conversation";
    private const string OfTheNumber = "credentials-of-the-number";

    [Fact]
    public async Task A_request_that_is_not_signed_is_refused_with_one_warning_and_a_metric()
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM1) with { IsSigned = false }));

        Assert.Empty(world.Staged);
        Assert.Equal(Severity.Warning, Assert.Single(world.Log.Records).Severity);
        Assert.Equal(1, world.Metric(Contract.Telemetry.RefusedSignatures));
        Assert.Empty(world.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("not base64")]
    public async Task A_wrong_signature_is_refused(string signature)
    {
        var world = new InboundWorld().WithConversation();

        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM1) with { Signature = signature }));

        Assert.Empty(world.Staged);
        Assert.Empty(world.Queue.Sent);
    }

    [Fact]
    public async Task A_field_that_was_changed_on_the_way_spoils_the_signature()
    {
        var world = new InboundWorld().WithConversation();
        var signature = TwilioSigner.Sign(InboundWorld.StackToken, $"https://{SignedWebhook.Domain}/", SignedWebhook.Message(Sids.SM1, "pay 1").Fields);

        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM1, "pay 1000") with { Signature = signature }));
    }

    [Theory]
    [InlineData(OfTheConversation, OfTheNumber, OfTheConversation)]
    [InlineData(null, OfTheNumber, OfTheNumber)]
    [InlineData(null, null, "stack-twilio")]
    [InlineData(OfTheConversation, null, OfTheConversation)]
    [InlineData("stack-twilio", OfTheNumber, "stack-twilio")]
    public async Task The_token_that_counts_is_the_conversations_else_the_numbers_else_the_stacks(string? conversation, string? number, string counts)
    {
        foreach (var secret in new[] { OfTheConversation, OfTheNumber, "stack-twilio" })
        {
            var world = World(conversation, number);

            var status = await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = $"token of {secret}" });

            Assert.Equal(secret == counts ? 200 : 403, status);
            Assert.Equal(secret == counts ? 1 : 0, world.Staged.Count);
        }
    }

    [Fact]
    public async Task Credentials_may_stand_flat_in_the_record()
    {
        var world = World(null, null);
        world.WithConversation(item => item[Names.ChannelConfig] = Av.M(new() { [Names.CredentialsId] = Av.S(OfTheConversation) }));

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = $"token of {OfTheConversation}" }));
        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM2) with { Token = "token of stack-twilio" }));
    }

    [Fact]
    public async Task A_rotated_token_is_fetched_before_a_request_is_refused()
    {
        var world = new InboundWorld().WithConversation();
        await world.Post(SignedWebhook.Message(Sids.SM1));
        world.Tokens.Store("stack-twilio", "rotated");

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM2) with { Token = "rotated" }));

        Assert.Equal(["stack-twilio", "stack-twilio"], world.Tokens.Fetched);
    }

    [Fact]
    public async Task Requests_that_nobody_signed_cost_a_fetch_a_minute_at_most()
    {
        var world = new InboundWorld().WithConversation();
        var forged = SignedWebhook.Message(Sids.SM1) with { Token = "forged" };

        for (var request = 0; request < 30; request++)
            Assert.Equal(403, await world.Post(forged));
        Assert.Equal(2, world.Tokens.Fetched.Count);

        world.Clock.Advance(TokenCheck.BetweenFetches);
        await world.Post(forged);
        Assert.Equal(3, world.Tokens.Fetched.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_forged_request_takes_no_good_token_from_those_who_are_signed(bool signersAreListed)
    {
        var world = new InboundWorld().WithConversation();
        if (signersAreListed)
            world.ListingSigners();
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));
        world.Tokens.Fail("stack-twilio");

        // Nobody can tell whether the token was rotated.
        Assert.Equal(500, await world.Post(SignedWebhook.Message(Sids.SM2) with { Token = "forged" }));

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM2)));
    }

    [Fact]
    public async Task Numbers_that_were_read_are_gone_on_with_while_their_table_cannot_be_read()
    {
        var world = World(null, OfTheNumber);
        var signed = SignedWebhook.Message(Sids.SM1) with { Token = $"token of {OfTheNumber}" };
        Assert.Equal(200, await world.Post(signed));
        world.Faults.Throw(
            call => call is { Operation: "Scan", Target: InboundWorld.NumbersTable }, CallPhase.Before, () => new HttpRequestException("gone"), times: 1000);

        world.Clock.Advance(CompanyNumbers.Lifetime);
        Assert.Equal(200, await world.Post(signed));
        Assert.Contains(world.Log.Records, record =>
            record.Severity == Severity.Warning && record.Message.StartsWith("The numbers table", StringComparison.Ordinal));

        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(500, await world.Post(signed));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_now_says_nothing_about_a_request()
    {
        var world = new InboundWorld().WithConversation();
        world.Tokens.Store("stack-twilio", new Result<TwilioCredentials>.TryAgain(new("secret_unreachable", "The secret could not be read.")));

        Assert.Equal(500, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Equal(0, world.Metric(Contract.Telemetry.RefusedSignatures));
        world.Tokens.Store("stack-twilio", InboundWorld.StackToken);
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));
    }

    [Fact]
    public async Task A_secret_that_only_a_person_can_mend_is_an_error_and_no_fetch_for_every_request()
    {
        var world = World("missing", null);

        for (var request = 0; request < 5; request++)
            Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = "token of stack-twilio" }));

        Assert.Contains(world.Log.Records, record =>
            record.Severity == Severity.Error && record.ToString().Contains("secret_missing", StringComparison.Ordinal));
        Assert.Single(world.Tokens.Fetched, "missing");

        world.Tokens.Store("missing", "mended");
        world.Clock.Advance(TokenCheck.BetweenFetches);
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = "mended" }));
    }

    private static InboundWorld World(string? conversation, string? number)
    {
        var world = new InboundWorld()
            .WithConversation(item =>
            {
                if (conversation is not null)
                    item[Names.ChannelConfig].M[Names.WhatsApp].M[Names.CredentialsId] = Av.S(conversation);
            })
            .WithNumber(item =>
            {
                if (number is not null)
                    item[Contract.Numbers.CredentialsId] = Av.S(number);
            });
        foreach (var secret in new[] { OfTheConversation, OfTheNumber, "stack-twilio" })
            world.Tokens.Store(secret, $"token of {secret}");
        return world;
    }
}
