using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using Names = WhatsAppReplies.Contract.Stage;

namespace App.Tests.Turns;

/// <summary>What voice notes cost is part of what their turn costs, as far as anybody knows it.</summary>
public class TranscriptCostTests
{
    /// <summary>The fake's answer: 100 tokens at one dollar a million, 20 at two.</summary>
    private const decimal OfTheModel = 0.00014m;

    private static readonly TranscriptUsage Tokens = new TranscriptUsage.Tokens(2000, 100);
    private static readonly TranscriptUsage Duration = new TranscriptUsage.Duration(90);

    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    public TranscriptCostTests() =>
        Price(assistant => assistant with { TranscriptionInputPrice = 1.25m, TranscriptionOutputPrice = 5, TranscriptionMinutePrice = 0.006m });

    [Fact]
    public async Task Tokens_of_a_transcript_are_added_to_the_models()
    {
        Stage("SMa", Tokens);

        Assert.True(await _world.Deliver());

        Assert.Equal((1, 0), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost));
        Assert.Equal(OfTheModel + 0.003m, _world.Summary.CostDollars);
    }

    [Fact]
    public async Task Minutes_of_a_recording_are_added_to_the_models_tokens()
    {
        Stage("SMa", Duration);

        Assert.True(await _world.Deliver());

        Assert.Equal(OfTheModel + 0.009m, _world.Summary.CostDollars);
    }

    [Fact]
    public async Task All_voice_notes_of_a_turn_are_counted()
    {
        Stage("SMa", Tokens, Duration, Tokens);

        Assert.True(await _world.Deliver());

        Assert.Equal((3, 0), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost));
        Assert.Equal(OfTheModel + 0.015m, _world.Summary.CostDollars);
    }

    [Fact]
    public async Task A_transcript_of_which_the_provider_did_not_say_what_it_counted_is_unknown_and_not_zero()
    {
        Stage("SMa", Tokens, null, Duration);

        Assert.True(await _world.Deliver());

        Assert.Equal((3, 1, OfTheModel + 0.012m), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost, _world.Summary.CostDollars));
    }

    [Fact]
    public async Task Tokens_without_prices_are_unknown_and_not_zero()
    {
        Price(assistant => assistant with { TranscriptionMinutePrice = 0.006m });
        Stage("SMa", Tokens, Tokens, Duration);

        Assert.True(await _world.Deliver());

        Assert.Equal((3, 2, OfTheModel + 0.009m), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost, _world.Summary.CostDollars));
    }

    [Fact]
    public async Task Minutes_without_a_price_are_unknown_and_not_zero()
    {
        Price(assistant => assistant with { TranscriptionInputPrice = 1.25m, TranscriptionOutputPrice = 5 });
        Stage("SMa", Tokens, Duration, Duration);

        Assert.True(await _world.Deliver());

        Assert.Equal((3, 2, OfTheModel + 0.003m), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost, _world.Summary.CostDollars));
    }

    [Fact]
    public async Task Without_any_price_there_is_no_cost()
    {
        Price(assistant => assistant with { InputPrice = null, OutputPrice = null });
        Stage("SMa", Tokens);

        Assert.True(await _world.Deliver());

        Assert.Null(_world.Summary.CostDollars);
        Assert.Equal((1, 1), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost));
    }

    [Fact]
    public async Task What_was_paid_for_is_counted_in_the_delivery_that_paid_and_in_no_other()
    {
        Stage("SMa", Tokens);
        var fault = new Failure("scripted", "The script of the test says so.");
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(fault, null));
        Assert.False(await _world.Deliver());
        var paid = _world.Summary;

        Assert.True(await _world.Deliver(2));

        Assert.Equal((1, 0.003m), (paid.Transcripts, paid.CostDollars));
        Assert.Equal((0, OfTheModel), (_world.Summary.Transcripts, _world.Summary.CostDollars));
    }

    [Fact]
    public async Task A_recording_that_could_not_be_written_down_costs_nothing_that_is_known()
    {
        _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Unreadable(new Failure("scripted", "The script of the test says so.")) { Attempts = 1 });
        StageNotes("SMa", 1);

        Assert.True(await _world.Deliver());

        Assert.Equal((0, 0, OfTheModel), (_world.Summary.Transcripts, _world.Summary.TranscriptsWithoutCost, _world.Summary.CostDollars));
    }

    private void Price(Func<Assistant, Assistant> prices) => _world.Assistants.Answer = id => new Result<Assistant>.Success(
        prices(new Assistant(id, "gpt-test", "Be kind.") { InputPrice = 1, OutputPrice = 2, TranscriptionModel = "whisper-test" }));

    /// <summary>A message with as many voice notes, each with what the provider says of its usage.</summary>
    private void Stage(string sid, params TranscriptUsage?[] usages)
    {
        foreach (var usage in usages)
            _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Told("word for word") { Attempts = 1, Usage = usage });
        StageNotes(sid, usages.Length);
    }

    private void StageNotes(string sid, int count)
    {
        var urls = Enumerable.Range(1, count).Select(number => $"https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/{sid}/Media/ME{number}").ToList();
        foreach (var url in urls)
            _world.Phone.Files[url] = SampleFiles.Ogg;
        _world.Stage(sid, "", item =>
            item[Names.Media] = Av.L([.. urls.Select(url => Av.M(new() { [Names.MediaUrl] = Av.S(url), [Names.MediaContentType] = Av.S("audio/ogg") }))]));
    }
}
