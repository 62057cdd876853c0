using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Webhooks;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound;

/// <summary>What somebody without a token can make the function do, and what he can learn from it.</summary>
public class UnsignedRequestTests
{
    private const string Stranger = "whatsapp:+447700900999";

    [Fact]
    public async Task Where_those_who_can_sign_are_listed_a_forged_request_makes_no_work_for_any_table()
    {
        var world = await Warm(new InboundWorld().WithConversation().WithNumber().ListingSigners());

        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM2) with { Token = "forged" }));
        Assert.Equal(403, await world.Post(SignedWebhook.Status(Sids.SM9, "failed", 63016) with { Token = "forged" }));

        Assert.Empty(world.Calls);
        Assert.Equal(3, world.Metric(Contract.Telemetry.RefusedSignatures));
    }

    [Fact]
    public async Task A_tenant_who_is_listed_signs_for_its_own_conversation_and_for_no_other()
    {
        var world = Tenant().ListingSigners("own");

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = "own-token" }));
        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM2, from: Stranger) with { Token = "own-token" }));
        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM3)));
        Assert.Equal([Sids.SM1], world.StagedSids);
    }

    [Fact]
    public async Task A_listed_tenants_rotated_token_is_found_in_the_same_request()
    {
        var world = Tenant().ListingSigners("own");
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = "own-token" }));
        world.Tokens.Store("own", "rotated");

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM2) with { Token = "rotated" }));
    }

    /// <summary>It may be the one that counts, which only the conversation tells.</summary>
    [Fact]
    public async Task A_listed_secret_that_only_a_person_can_mend_is_told_as_where_nothing_is_listed()
    {
        var world = Tenant().ListingSigners("missing");
        world.WithConversation(item => item[Names.ChannelConfig].M[Names.WhatsApp].M[Names.CredentialsId] = Av.S("missing"));

        Assert.Equal(403, await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = "forged" }));

        Assert.Contains(world.Log.Records, record => record.ToString().Contains("secret_missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forged_request_costs_one_query_for_each_way_of_writing_the_addresses_and_no_write()
    {
        var world = await Warm(new InboundWorld().WithConversation().WithNumber());

        await world.Post(SignedWebhook.Message(Sids.SM2) with { Token = "forged" });

        Assert.Equal(Enumerable.Repeat("dynamodb Query conversations", 4), world.Calls);
    }

    [Fact]
    public async Task A_forged_request_to_a_number_that_does_not_exist_costs_no_look_for_it()
    {
        var world = await Warm(new InboundWorld().WithConversation().WithNumber());

        for (var number = 0; number < 10; number++)
            await world.Post(SignedWebhook.Message(Sids.SM2, to: $"whatsapp:+44770090045{number}") with { Token = "forged" });

        Assert.All(world.Calls, call => Assert.Equal("dynamodb Query conversations", call));
        Assert.Equal(40, world.Calls.Count());
    }

    [Fact]
    public async Task Known_and_unknown_customers_and_numbers_get_the_same_answer_for_the_same_work()
    {
        var known = await Refusal(new InboundWorld().WithConversation().WithNumber());
        var unknownCustomer = await Refusal(new InboundWorld().WithNumber(item => item[Contract.Numbers.AnswerNewCustomers] = Av.Bool(true)));
        var unknownNumber = await Refusal(new InboundWorld());

        Assert.Equal(known, unknownCustomer);
        Assert.Equal(known, unknownNumber);
    }

    [Fact]
    public async Task A_customer_under_credentials_of_its_own_is_told_by_no_fetch_for_a_forged_request()
    {
        var (own, unknown) = (Tenant(), new InboundWorld().WithNumber());
        Assert.Equal(200, await own.Post(SignedWebhook.Message(Sids.SM0) with { Token = "own-token" }));
        foreach (var world in new[] { own, unknown })
            await world.Post(SignedWebhook.Message(Sids.SM1, from: Stranger) with { Token = "forged" });

        Assert.Equal(await RefusalOfWarm(unknown), await RefusalOfWarm(own));
    }

    [Fact]
    public async Task What_a_forged_request_has_renewed_finds_the_rotated_token_of_any_tenant()
    {
        var world = Tenant();
        await Warm(world);
        world.Tokens.Store("own", "rotated");
        var forged = SignedWebhook.Message(Sids.SM2, from: Stranger) with { Token = "forged" };
        world.Clock.Advance(TokenCheck.BetweenFetches);
        Assert.Equal(403, await world.Post(forged));

        // Although this minute's renewal was used up by somebody else.
        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM3) with { Token = "rotated" }));
    }

    private static InboundWorld Tenant()
    {
        var world = new InboundWorld().WithNumber()
            .WithConversation(item => item[Names.ChannelConfig].M[Names.WhatsApp].M[Names.CredentialsId] = Av.S("own"));
        world.Tokens.Store("own", "own-token");
        return world;
    }

    [Fact]
    public async Task A_forged_delivery_status_costs_one_read_for_each_way_of_writing_the_address_and_no_write()
    {
        var world = await Warm(new InboundWorld().WithConversation().WithNumber());
        var before = world.Turns.Record;

        Assert.Equal(403, await world.Post(SignedWebhook.Status(Sids.SM9, "failed", 63016) with { Token = "forged" }));

        Assert.Equal(Enumerable.Repeat("dynamodb GetItem conversations", 2), world.Calls);
        Assert.Equal(before.Keys.Order(), world.Turns.Record.Keys.Order());
    }

    [Fact]
    public async Task A_signed_request_that_somebody_kept_stages_nothing_new()
    {
        var world = new InboundWorld().WithConversation();
        var kept = SignedWebhook.Message(Sids.SM1).Event();
        await world.Call(kept);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();

        for (var replay = 0; replay < 10; replay++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(17));
            await world.Call(kept);
            await world.DeliverTriggers();
        }

        Assert.Empty(world.Staged);
        Assert.Single(world.Queue.Sent);
        Assert.Single(world.Turns.Phone.Texts);
        Assert.Equal(2, world.Turns.Messages.Count);
    }

    [Fact]
    public async Task A_signature_of_one_path_is_none_of_another()
    {
        var world = new InboundWorld().WithConversation();
        var message = SignedWebhook.Message(Sids.SM1).With(("MessageStatus", "failed"));
        var status = SignedWebhook.Status(Sids.SM1, "failed") with
        {
            Fields = message.Fields,
            Signature = TwilioSigner.Sign(InboundWorld.StackToken, $"https://{SignedWebhook.Domain}/", message.Fields),
        };

        Assert.Equal(403, await world.Post(status));
    }

    private static async Task<InboundWorld> Warm(InboundWorld world)
    {
        // A process that has answered before, and refetched a token in this minute.
        await world.Post(SignedWebhook.Message(Sids.SM1) with { Token = "forged" });
        world.Faults.Calls.Clear();
        return world;
    }

    private static async Task<string> Refusal(InboundWorld world)
    {
        await Warm(world);
        return await RefusalOfWarm(world);
    }

    private static async Task<string> RefusalOfWarm(InboundWorld world)
    {
        world.Faults.Calls.Clear();
        var answer = await world.Call((SignedWebhook.Message(Sids.SM2) with { Token = "forged" }).Event());
        return $"{answer.StatusCode} {answer.Body} {answer.Headers?.Count} after {string.Join(", ", world.Calls)}";
    }
}
