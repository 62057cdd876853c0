using System.Globalization;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Stage;

namespace App.Tests.Turns;

/// <summary>Files that the model gets as they are, and recordings that it gets in words.</summary>
public class MediaTests
{
    private static readonly Failure Fault = new("scripted", "The script of the test says so.");

    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    public MediaTests() => Hear("whisper-test");

    [Fact]
    public async Task A_picture_goes_to_the_model_and_its_line_on_the_record()
    {
        Stage("SMa", "my licence", File("image/jpeg", SampleFiles.Jpeg));

        Assert.True(await _world.Deliver());

        var request = Assert.Single(_world.Model.Requests);
        Assert.Equal("my licence\n[picture]", request.UserText);
        Assert.Equal(SampleFiles.Jpeg, Assert.Single(request.Files).Bytes.ToArray());
        Assert.Equal("my licence\n[picture]", _world.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal([$"image/jpeg {SampleFiles.Jpeg.Length}"], Recorded(0));
    }

    [Fact]
    public async Task Later_turns_see_the_line_and_no_file()
    {
        Stage("SMa", "", File("image/jpeg", SampleFiles.Jpeg));
        Assert.True(await _world.Deliver());
        _world.Stage("SMb", "did you get it?");

        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Model.Requests[1].Files);
        Assert.Equal("[picture]", _world.Model.Requests[1].History[0].Content);
        Assert.Single(_world.Phone.Fetched);
    }

    [Fact]
    public async Task A_voice_note_is_told_in_words_and_recorded_so()
    {
        Stage("SMa", "", File("audio/ogg; codecs=opus", SampleFiles.Ogg));
        _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Told("I can start\non  Monday") { Attempts = 1 });

        Assert.True(await _world.Deliver());

        var request = Assert.Single(_world.Model.Requests);
        Assert.Equal(("[voice note] I can start on Monday", 0), (request.UserText, request.Files.Count));
        Assert.Equal("[voice note] I can start on Monday", _world.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal([$"audio/ogg {SampleFiles.Ogg.Length}"], Recorded(0));
        var heard = Assert.Single(_world.Transcriber.Requests);
        Assert.Equal(("whisper-test", "stack-openai"), (heard.Model, heard.ApiKeySecretId));
        // The file, its words, the model and the send.
        Assert.Equal(4, _world.Summary.ProviderCalls);
    }

    [Fact]
    public async Task Without_a_transcription_model_no_voice_note_is_fetched()
    {
        Hear(null);
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.True(await _world.Deliver());

        Assert.Equal("[voice note]", Assert.Single(_world.Model.Requests).UserText);
        Assert.Empty(_world.Phone.Fetched);
        Assert.Empty(_world.Transcriber.Requests);
        Assert.Equal(["audio/ogg"], Recorded(0));
    }

    [Fact]
    public async Task A_turn_without_files_makes_no_call_more()
    {
        _world.Stage("SMa", "hello");

        Assert.True(await _world.Deliver());

        Assert.Equal(2, _world.Summary.ProviderCalls);
        Assert.DoesNotContain(_world.Summary.Steps, step => step.Step == "media");
        Assert.DoesNotContain(Contract.Messages.Media, _world.Messages[0].M.Keys);
    }

    public static TheoryData<string, string?, byte[], string, string> Sniffed => new()
    {
        { "application/octet-stream", null, SampleFiles.Png, "[picture]", "image/png" },
        { "image/jpeg", null, SampleFiles.Pdf, "[document: PDF]", "application/pdf" },
        { "application/pdf", null, SampleFiles.Jpeg, "[picture]", "image/jpeg" },
        { "text/plain", "document", SampleFiles.Text, "[document]", "text/plain" },
        { "image/jpeg", "image", SampleFiles.Film, "[picture, of a kind that cannot be read]", "image/jpeg" },
        { "image/heic", "image", SampleFiles.Text, "[picture, of a kind that cannot be read]", "image/heic" },
        { "application/octet-stream", null, SampleFiles.Ogg, "[audio recording] I can start on Monday", "audio/ogg" },
    };

    [Theory]
    [MemberData(nameof(Sniffed))]
    public async Task What_a_file_is_said_to_be_is_not_believed(string declared, string? type, byte[] bytes, string line, string recorded)
    {
        Stage("SMa", "", type, File(declared, bytes));

        Assert.True(await _world.Deliver());

        Assert.Equal(line, Assert.Single(_world.Model.Requests).UserText);
        Assert.Equal([$"{recorded} {bytes.Length}"], Recorded(0));
    }

    [Theory]
    [InlineData("video/mp4", "video", "[video]")]
    [InlineData("image/webp", "sticker", "[sticker]")]
    [InlineData("text/vcard", "contacts", "[contact card]")]
    [InlineData("application/vnd.ms-excel", "document", "[document]")]
    public async Task What_nobody_can_read_is_not_fetched(string contentType, string type, string line)
    {
        Stage("SMa", "", type, File(contentType, SampleFiles.Jpeg));

        Assert.True(await _world.Deliver());

        Assert.Equal(line, Assert.Single(_world.Model.Requests).UserText);
        Assert.Empty(_world.Phone.Fetched);
        Assert.Equal([contentType], Recorded(0));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_at_once()
    {
        Stage("SMa", "look", (Url("x"), "image/jpeg"));

        Assert.True(await _world.Deliver());

        Assert.Equal("look\n[picture, could not be fetched]", Assert.Single(_world.Model.Requests).UserText);
        Assert.Single(_world.Phone.Fetched);
        Assert.Contains(_world.Log.Records, record => record.Severity == Severity.Warning && record.Fields["reason"].Text == "scripted");
    }

    [Fact]
    public async Task A_file_that_does_not_come_is_asked_for_again_in_the_same_delivery()
    {
        _world.Phone.FetchScript.Enqueue(new MediaOutcome.TryAgain(Fault));
        _world.Phone.FetchScript.Enqueue(new MediaOutcome.TryAgain(Fault));
        Stage("SMa", "", File("image/jpeg", SampleFiles.Jpeg));

        Assert.True(await _world.Deliver());

        Assert.Equal("[picture]", Assert.Single(_world.Model.Requests).UserText);
        Assert.Equal(3, _world.Phone.Fetched.Count);
    }

    [Fact]
    public async Task An_outage_sends_the_trigger_back_and_then_the_model_is_told()
    {
        Fail(20);
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg));

        for (var receive = 1; receive < 5; receive++)
            Assert.False(await _world.Deliver(receive));
        Assert.Equal(("TryAgain", "scripted", Contract.Statuses.Retry), (_world.Summary.Outcome, _world.Summary.Reason, _world.Status));
        Assert.Empty(_world.Model.Requests);

        Assert.True(await _world.Deliver(5));

        Assert.Equal("look\n[picture, could not be fetched]", Assert.Single(_world.Model.Requests).UserText);
    }

    [Fact]
    public async Task The_last_receive_has_nobody_after_it()
    {
        Fail(3);
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg));

        Assert.True(await _world.Deliver(TurnWorld.Settings.MaxReceiveCount));

        Assert.Equal("look\n[picture, could not be fetched]", Assert.Single(_world.Model.Requests).UserText);
    }

    [Fact]
    public async Task Refused_credentials_are_fetched_anew_once_and_then_refused()
    {
        _world.Phone.FetchScript.Enqueue(new MediaOutcome.Unauthorized(Fault));
        Stage("SMa", "", File("image/jpeg", SampleFiles.Jpeg));
        Assert.True(await _world.Deliver());
        Assert.Contains(("stack-twilio", true), _world.Phone.Opened);

        _world.Phone.FetchScript.Enqueue(new MediaOutcome.Unauthorized(Fault));
        _world.Phone.FetchScript.Enqueue(new MediaOutcome.Unauthorized(Fault));
        Stage("SMb", "", File("image/jpeg", SampleFiles.Jpeg));

        Assert.False(await _world.Deliver());
        Assert.Equal(("Refused", "scripted"), (_world.Summary.Outcome, _world.Summary.Reason));
    }

    [Fact]
    public async Task A_file_that_is_too_large_and_all_that_is_too_much_are_told()
    {
        _world.Options = new TurnOptions { MediaBound = 30, MostFilesRead = 3 };
        Stage(
            "SMa",
            "",
            File("image/jpeg", [.. SampleFiles.Jpeg, .. new byte[40]], "1"),
            File("image/jpeg", [.. SampleFiles.Jpeg, .. new byte[10]], "2"),
            File("image/jpeg", [.. SampleFiles.Jpeg, .. new byte[10]], "3"),
            File("image/jpeg", SampleFiles.Jpeg, "4"));

        Assert.True(await _world.Deliver());

        Assert.Equal(
            "[picture, too large to be read]\n[picture]\n[picture, not read: too much came at once]\n[picture, not read: too much came at once]",
            Assert.Single(_world.Model.Requests).UserText);
        Assert.Single(_world.Model.Requests[0].Files);
        Assert.Equal(3, _world.Phone.Fetched.Count);
    }

    [Fact]
    public async Task A_model_that_does_not_take_the_files_is_asked_without_them()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.Refuse(Fault) { MayBeOfFiles = true, Attempts = 1 });
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg), File("audio/ogg", SampleFiles.Ogg, "2"));

        Assert.True(await _world.Deliver());

        Assert.Equal([1, 0], _world.Model.Requests.Select(request => request.Files.Count));
        Assert.Equal("look\n[picture, could not be read]\n[voice note] I can start on Monday", _world.Model.Requests[1].UserText);
        Assert.Equal(_world.Model.Requests[1].UserText, _world.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal("Replied", _world.Summary.Outcome);
    }

    [Fact]
    public async Task A_request_that_is_refused_without_files_too_is_refused()
    {
        _world.Model.Otherwise = request => new ModelOutcome.Refuse(Fault) { MayBeOfFiles = request.Files.Count > 0, Attempts = 1 };
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg));

        Assert.False(await _world.Deliver());

        Assert.Equal(2, _world.Model.Requests.Count);
        Assert.Equal("Refused", _world.Summary.Outcome);
    }

    [Fact]
    public async Task A_transcript_that_was_paid_for_is_not_bought_again()
    {
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(Fault, null));
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await _world.Deliver());
        Assert.True(await _world.Deliver(2));

        Assert.Single(_world.Transcriber.Requests);
        Assert.Single(_world.Phone.Fetched);
        Assert.Equal("[voice note] I can start on Monday", _world.Messages[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task A_recording_without_words_is_not_heard_again_either()
    {
        _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Told("") { Attempts = 1 });
        _world.Model.Script.Enqueue(_ => new ModelOutcome.TryAgain(Fault, null));
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await _world.Deliver());
        Assert.True(await _world.Deliver(2));

        Assert.Single(_world.Transcriber.Requests);
        Assert.Equal("[voice note, without words]", _world.Messages[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_written_down_is_told()
    {
        _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Unreadable(Fault) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.True(await _world.Deliver());

        Assert.Equal("[voice note, could not be written down]", Assert.Single(_world.Model.Requests).UserText);
    }

    [Fact]
    public async Task A_transcriber_that_is_down_is_waited_for_as_long_as_for_a_file()
    {
        for (var attempt = 0; attempt < 9; attempt++)
            _world.Transcriber.Script.Enqueue(new TranscriptOutcome.TryAgain(Fault, null) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await _world.Deliver());
        Assert.Equal(Contract.Statuses.Retry, _world.Status);
        Assert.False(await _world.Deliver(2));
        Assert.True(await _world.Deliver(5));

        Assert.Equal("[voice note, could not be written down]", Assert.Single(_world.Model.Requests).UserText);
        Assert.Equal(9, _world.Transcriber.Requests.Count);
    }

    [Fact]
    public async Task A_wrong_transcription_model_is_in_front_of_a_person()
    {
        _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Refuse(Fault) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));

        Assert.False(await _world.Deliver());

        Assert.Equal(("Refused", Contract.Statuses.ReplyFailed), (_world.Summary.Outcome, _world.Status));
    }

    [Fact]
    public async Task What_is_said_is_bounded_for_all_voice_notes_of_a_turn_together()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 3000));
        for (var note = 0; note < 2; note++)
            _world.Transcriber.Script.Enqueue(new TranscriptOutcome.Told(words) { Attempts = 1 });
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg, "1"), File("audio/ogg", SampleFiles.Ogg, "2"), File("audio/ogg", SampleFiles.Ogg, "3"));

        Assert.True(await _world.Deliver());

        var text = Assert.Single(_world.Model.Requests).UserText;
        Assert.InRange(text.Length, 16_000, 17_000);
        Assert.EndsWith(" […]\n[voice note, not read: too much came at once]", text, StringComparison.Ordinal);
        Assert.Equal(2, _world.Transcriber.Requests.Count);
    }

    [Fact]
    public async Task A_conversation_that_a_person_has_costs_nothing_and_is_recorded_with_its_files()
    {
        var world = new TurnWorld().WithConversation(item => item[Contract.Conversations.HandOff] = Av.Bool(true));
        world.Stage("SMa", "", item => item[Names.Media] = Media((Url("1"), "image/jpeg")));

        Assert.True(await world.Deliver());

        Assert.Empty(world.Phone.Fetched);
        Assert.Equal("[picture]", world.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal("image/jpeg", world.Messages[0].M[Contract.Messages.Media].L[0].M[Contract.Messages.MediaContentType].S);
    }

    [Fact]
    public async Task A_resumed_turn_records_what_the_first_worker_read()
    {
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg));
        _world.Phone.Script.Enqueue(_world.Phone.AcceptAndDrop);
        _world.Phone.Lookups.Enqueue(() => new LookupOutcome.TryAgain(Fault));
        Assert.False(await _world.Deliver());

        Assert.True(await _world.Deliver(2));

        Assert.Equal("[voice note] I can start on Monday", _world.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal([$"audio/ogg {SampleFiles.Ogg.Length}"], Recorded(0));
        Assert.Single(_world.Transcriber.Requests);
    }

    [Fact]
    public async Task Nothing_of_a_file_is_logged_or_recorded_but_what_it_is()
    {
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg), (Url("gone"), "image/jpeg"), File("image/jpeg", SampleFiles.Film, "3"));

        Assert.True(await _world.Deliver());

        Assert.All(_world.Log.Records, record => Private.AssertNotIn(record.ToString(), "Media/ME", "Monday", "[voice note"));
        var entry = _world.Messages[0].M;
        Assert.All(
            entry[Contract.Messages.Media].L,
            file => Assert.Subset(new HashSet<string> { Contract.Messages.MediaContentType, Contract.Messages.MediaSize }, file.M.Keys.ToHashSet()));
    }

    private void Hear(string? model) => _world.Assistants.Answer =
        id => new Result<Assistant>.Success(new Assistant(id, "gpt-test", "Be kind.") { TranscriptionModel = model });

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
            _world.Phone.FetchScript.Enqueue(new MediaOutcome.TryAgain(Fault));
    }

    private (string Url, string ContentType) File(string contentType, byte[] bytes, string sid = "1")
    {
        _world.Phone.Files[Url(sid)] = bytes;
        return (Url(sid), contentType);
    }

    private void Stage(string sid, string body, params (string Url, string ContentType)[] files) => Stage(sid, body, null, files);

    private void Stage(string sid, string body, string? type, params (string Url, string ContentType)[] files) => _world.Stage(sid, body, item =>
    {
        if (type is not null)
            item[Names.MessageType] = Av.S(type);
        item[Names.Media] = Media(files);
    });

    private static string Url(string sid) => $"https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME{sid}";

    private static AttributeValue Media(params (string Url, string ContentType)[] files) => Av.L([.. files.Select(file => Av.M(new()
    {
        [Names.MediaUrl] = Av.S(file.Url),
        [Names.MediaContentType] = Av.S(file.ContentType),
    }))]);

    private IEnumerable<string> Recorded(int entry) => _world.Messages[entry].M[Contract.Messages.Media].L.Select(file => string.Create(
        CultureInfo.InvariantCulture,
        $"{file.M[Contract.Messages.MediaContentType].S} {file.M.GetValueOrDefault(Contract.Messages.MediaSize)?.N}").TrimEnd());
}
