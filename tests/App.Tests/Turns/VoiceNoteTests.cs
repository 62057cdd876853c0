using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Turns;

/// <summary>Recordings that the model gets in words.</summary>
public class VoiceNoteTests : MediaTurns
{
    [Fact]
    public async Task A_voice_note_is_told_in_words_and_recorded_so()
    {
        Stage("SMa", "", File("audio/ogg; codecs=opus", SampleFiles.Ogg));
        World.Transcriber.Script.Enqueue(new TranscriptOutcome.Told("I can start\non  Monday") { Attempts = 1 });

        Assert.True(await World.Deliver());

        var request = Assert.Single(World.Model.Requests);
        Assert.Equal(("[voice note] I can start on Monday", 0), (request.UserText, request.Files.Count));
        Assert.Equal("[voice note] I can start on Monday", World.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal([$"audio/ogg {SampleFiles.Ogg.Length}"], Recorded(0));
        var heard = Assert.Single(World.Transcriber.Requests);
        Assert.Equal(("whisper-test", "stack-openai"), (heard.Model, heard.ApiKeySecretId));
        // The file, its words, the model and the send.
        Assert.Equal(4, World.Summary.ProviderCalls);
    }

    [Fact]
    public async Task Without_a_transcription_model_no_voice_note_is_fetched()
    {
        Hear(null);
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.True(await World.Deliver());

        Assert.Equal("[voice note]", Assert.Single(World.Model.Requests).UserText);
        Assert.Empty(World.Phone.Fetched);
        Assert.Empty(World.Transcriber.Requests);
        Assert.Equal(["audio/ogg"], Recorded(0));
    }

    [Fact]
    public async Task A_transcript_that_was_paid_for_is_not_bought_again()
    {
        World.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(Fault, null));
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await World.Deliver());
        Assert.True(await World.Deliver(2));

        Assert.Single(World.Transcriber.Requests);
        Assert.Single(World.Phone.Fetched);
        Assert.Equal("[voice note] I can start on Monday", World.Messages[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task A_recording_without_words_is_not_heard_again_either()
    {
        World.Transcriber.Script.Enqueue(new TranscriptOutcome.Told("") { Attempts = 1 });
        World.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(Fault, null));
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await World.Deliver());
        Assert.True(await World.Deliver(2));

        Assert.Single(World.Transcriber.Requests);
        Assert.Equal("[voice note, without words]", World.Messages[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_down_is_told()
    {
        World.Transcriber.Script.Enqueue(new TranscriptOutcome.Unreadable(Fault) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.True(await World.Deliver());

        Assert.Equal("[voice note, could not be written down]", Assert.Single(World.Model.Requests).UserText);
    }

    [Fact]
    public async Task A_transcriber_that_is_down_is_waited_for_as_long_as_for_a_file()
    {
        for (var attempt = 0; attempt < 9; attempt++)
            World.Transcriber.Script.Enqueue(new TranscriptOutcome.TryAgain(Fault, null) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await World.Deliver());
        Assert.Equal(Contract.Statuses.Retry, World.Status);
        Assert.False(await World.Deliver(2));
        Assert.True(await World.Deliver(5));

        Assert.Equal("[voice note, could not be written down]", Assert.Single(World.Model.Requests).UserText);
        Assert.Equal(9, World.Transcriber.Requests.Count);
    }

    [Fact]
    public async Task A_wrong_transcription_model_is_in_front_of_a_person()
    {
        World.Transcriber.Script.Enqueue(new TranscriptOutcome.Refuse(Fault) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await World.Deliver());

        Assert.Equal(("Refused", Contract.Statuses.ReplyFailed), (World.Summary.Outcome, World.Status));
    }

    [Fact]
    public async Task What_is_said_is_bounded_for_all_voice_notes_of_a_turn_together()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 3000));
        for (var note = 0; note < 2; note++)
            World.Transcriber.Script.Enqueue(new TranscriptOutcome.Told(words) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg, "1"), File("audio/ogg", SampleFiles.Ogg, "2"), File("audio/ogg", SampleFiles.Ogg, "3"));

        Assert.True(await World.Deliver());

        var text = Assert.Single(World.Model.Requests).UserText;
        Assert.InRange(text.Length, 16_000, 17_000);
        Assert.EndsWith(" […]\n[voice note, not read: too much came at once]", text, StringComparison.Ordinal);
        Assert.Equal(2, World.Transcriber.Requests.Count);
    }
}
