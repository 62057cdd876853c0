using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Turns;

public class RecordShapeTests
{
    private static readonly AttributeValue Flat = Av.M(new()
    {
        [Names.AssistantId] = Av.S("asst_flat"),
        [Names.ApiKeyReference] = Av.S("flat-key"),
    });

    private static readonly AttributeValue FlatChannel = Av.M(new()
    {
        [Names.CompanyNumber] = Av.S("+44flat"),
        [Names.CredentialsId] = Av.S("flat-credentials"),
    });

    [Fact]
    public async Task The_flat_shape_works()
    {
        var world = World(record => (record[Names.AiConfig], record[Names.ChannelConfig]) = (Flat, FlatChannel));

        Assert.True(await world.Deliver());

        var request = Assert.Single(world.Model.Requests);
        Assert.Equal(("asst_flat", "flat-key"), (request.Assistant.Id, request.ApiKeySecretId));
        Assert.Equal("+44flat", Assert.Single(world.Phone.Messages).From);
        Assert.Equal(("flat-credentials", false), Assert.Single(world.Phone.Opened));
    }

    [Fact]
    public async Task Where_both_shapes_stand_the_nested_one_wins()
    {
        var world = World(record =>
        {
            record[Names.AiConfig].M[Names.AssistantId] = Av.S("asst_flat");
            record[Names.ChannelConfig].M[Names.CompanyNumber] = Av.S("+44flat");
        });

        Assert.True(await world.Deliver());

        Assert.Equal(FakeAssistants.Id, Assert.Single(world.Model.Requests).Assistant.Id);
        Assert.Equal(TurnWorld.Company, Assert.Single(world.Phone.Messages).From);
    }

    [Fact]
    public async Task An_empty_nested_value_falls_back_to_the_flat_one()
    {
        var world = World(record =>
        {
            record[Names.AiConfig].M[Names.OpenAiConfig].M[Names.WhatsApp].M[Names.AssistantId] = Av.S("");
            record[Names.AiConfig].M[Names.AssistantId] = Av.S("asst_flat");
        });

        Assert.True(await world.Deliver());

        Assert.Equal("asst_flat", Assert.Single(world.Model.Requests).Assistant.Id);
    }

    [Fact]
    public async Task Without_names_of_its_own_the_record_uses_the_stacks_secrets()
    {
        var world = World(_ => { });

        Assert.True(await world.Deliver());

        Assert.Equal("stack-openai", Assert.Single(world.Model.Requests).ApiKeySecretId);
        Assert.Equal(("stack-twilio", false), Assert.Single(world.Phone.Opened));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("missing")]
    [InlineData("empty")]
    public async Task Messages_may_be_null_missing_or_empty(string form)
    {
        var world = World(record =>
        {
            if (form == "null")
                record[Names.Messages] = Av.Null;
            else if (form == "missing")
                record.Remove(Names.Messages);
        });

        Assert.True(await world.Deliver());

        Assert.Equal(2, world.Messages.Count);
    }

    [Fact]
    public async Task Attributes_that_are_not_ours_stay_byte_for_byte()
    {
        var world = World(record =>
        {
            record["number"] = new() { N = "1.50" };
            record["nested"] = Av.M(new() { ["set"] = new() { SS = ["b", "a"] }, ["binary"] = new() { B = new MemoryStream([0, 255]) }, ["empty"] = Av.S("") });
            record["messages"] = Av.L([Av.M(new() { ["role"] = Av.S("assistant"), ["content"] = Av.S("hi"), ["foreign"] = new() { N = "7.0" } })]);
            record["task_complete"] = new() { N = "0" };
        });
        var before = world.Record;

        Assert.True(await world.Deliver());

        var after = world.Record;
        foreach (var name in before.Keys.Except([Names.Status, Names.Messages]))
            Assert.True(App.Tests.Fakes.Dynamo.Values.AreEqual(before[name], after[name]), name);
        Assert.Equal("1.50", after["number"].N);
        Assert.Equal("7.0", after["messages"].L[0].M["foreign"].N);
    }

    [Theory]
    [InlineData(Names.Messages, "'messages' must be a list (L)")]
    [InlineData(Names.ThreadId, "'openai_thread_id' must be a text (S)")]
    [InlineData(Names.HandOff, "'hand_off_to_human' must be a boolean (BOOL), NULL, 0 or 1")]
    [InlineData(Names.AiConfig, "'ai_config' must be a map (M)")]
    [InlineData(Names.ChannelConfig, "'channel_config' must be a map (M)")]
    [InlineData(Names.PendingReply, "'pending_reply' must be a map (M)")]
    [InlineData(Names.ArchivedCount, "'archived_messages' must be a whole number (N)")]
    [InlineData(Names.ArchivedSids, "'archived_sids' must be a binary (B)")]
    [InlineData(Names.Status, "'conversation_status' must be a text (S)")]
    [InlineData("ai_config.openai_config", "'ai_config.openai_config' must be a map (M)")]
    [InlineData("ai_config.openai_config.whatsapp", "'ai_config.openai_config.whatsapp' must be a map (M)")]
    [InlineData("ai_config.openai_config.whatsapp.assistant_id_replies", "'ai_config.openai_config.whatsapp.assistant_id_replies' must be a text (S)")]
    [InlineData("ai_config.openai_config.whatsapp.api_key_reference", "'ai_config.openai_config.whatsapp.api_key_reference' must be a text (S)")]
    [InlineData("channel_config.whatsapp", "'channel_config.whatsapp' must be a map (M)")]
    [InlineData("channel_config.whatsapp.company_whatsapp_number", "'channel_config.whatsapp.company_whatsapp_number' must be a text (S)")]
    [InlineData("channel_config.whatsapp.whatsapp_credentials_id", "'channel_config.whatsapp.whatsapp_credentials_id' must be a text (S)")]
    public async Task A_wrong_type_is_refused_by_name(string path, string expected)
    {
        var world = World(record => Set(record, path, new() { NS = ["1"] }));

        Assert.False(await world.Deliver());

        AssertRefused(world, expected);
    }

    [Theory]
    [InlineData("message_id")]
    [InlineData("timestamp")]
    [InlineData("role")]
    [InlineData("content")]
    public async Task What_only_the_model_would_read_of_an_old_entry_is_left_out_with_one_warning(string name)
    {
        var world = World(record => record["messages"] = Av.L([Old(), Old(entry => entry[name] = Av.N(1)), Old(entry => entry[name] = Av.L([Av.M([])]))]));
        var before = world.Record["messages"].L;

        Assert.True(await world.Deliver());

        Assert.All(before.Zip(world.Messages), pair => Assert.True(App.Tests.Fakes.Dynamo.Values.AreEqual(pair.First, pair.Second)));
        Assert.Equal(5, world.Messages.Count);
        Assert.Single(world.Log.Records, record => record.Severity == Severity.Warning);
        Assert.Equal(name is "content" or "role" ? 1 : 3, Assert.Single(world.Model.Requests).History.Count);
    }

    [Fact]
    public async Task An_entry_that_is_no_map_is_left_alone()
    {
        var world = World(record => record["messages"] = Av.L([Av.S("hi"), Av.Null, Old()]));

        Assert.True(await world.Deliver());

        Assert.Equal("hi", world.Messages[0].S);
        Assert.Single(Assert.Single(world.Model.Requests).History);
    }

    [Theory]
    [InlineData("whatsapp:" + TurnWorld.Channel)]
    [InlineData("WhatsApp:" + TurnWorld.Channel)]
    public async Task The_prefix_of_a_fragments_address_is_notation(string channel)
    {
        var world = new TurnWorld().WithConversation().Stage("SMa", "hello", item => item[Contract.Stage.PrimaryChannel] = Av.S(channel));

        Assert.True(await world.Deliver());

        Assert.Single(world.Phone.Messages);
    }

    [Theory]
    [InlineData("fragment_sids")]
    [InlineData("part_sids")]
    public async Task A_wrong_type_in_an_entry_is_refused_by_name(string name)
    {
        var world = World(record => record["messages"] = Av.L([Av.M([]), Av.M(new() { [name] = Av.N(1) })]));

        Assert.False(await world.Deliver());

        AssertRefused(world, $"'messages[1].{name}' must be");
    }

    [Fact]
    public async Task A_text_is_no_flag()
    {
        var world = World(record => record[Names.HandOff] = Av.S("false"));

        Assert.False(await world.Deliver());

        AssertRefused(world, "'hand_off_to_human' must be a boolean (BOOL), NULL, 0 or 1");
    }

    [Fact]
    public async Task All_mistakes_are_named_in_one_message()
    {
        var world = World(record =>
        {
            record[Names.ThreadId] = Av.N(1);
            record[Names.AiConfig] = Av.S("x");
        });

        Assert.False(await world.Deliver());

        AssertRefused(world, "'openai_thread_id' must be");
        AssertRefused(world, "'ai_config' must be");
    }

    [Theory]
    [InlineData("ai_config", "assistant_id_replies")]
    [InlineData("channel_config", "company_whatsapp_number")]
    public async Task What_a_reply_needs_is_named_when_it_is_missing(string map, string name)
    {
        var world = World(record => record.Remove(map));

        Assert.False(await world.Deliver());

        AssertRefused(world, $"'{name}'");
        Assert.Empty(world.Phone.Messages);
    }

    private static AttributeValue Old(Action<Dictionary<string, AttributeValue>>? change = null)
    {
        var entry = new Dictionary<string, AttributeValue>
        {
            ["message_id"] = Av.S("SMold"),
            ["timestamp"] = Av.S("2026-11-20T12:00:00Z"),
            ["role"] = Av.S("assistant"),
            ["content"] = Av.S("hi"),
        };
        change?.Invoke(entry);
        return Av.M(entry);
    }

    private static TurnWorld World(Action<Dictionary<string, AttributeValue>> change)
    {
        var world = new TurnWorld().WithConversation(change).Stage("SMa", "hello");
        world.Assistants.Answer = id => new Result<Assistant>.Success(new(id, "gpt-test", "Be kind."));
        return world;
    }

    private static void Set(Dictionary<string, AttributeValue> record, string path, AttributeValue value)
    {
        var steps = path.Split('.');
        var map = record;
        foreach (var step in steps[..^1])
            map = map[step].M;
        map[steps[^1]] = value;
    }

    private static void AssertRefused(TurnWorld world, string expected)
    {
        Assert.Equal(Contract.Statuses.ReplyFailed, world.Status);
        Assert.Contains(expected, world.Record[Names.StatusReason].S, StringComparison.Ordinal);
        Assert.Contains(expected, world.Summary.Explanation, StringComparison.Ordinal);
        Assert.Equal(("Refused", Severity.Critical), (world.Summary.Outcome, world.Summary.Severity));
        Assert.Equal(1, world.Staged.Count);
    }
}
