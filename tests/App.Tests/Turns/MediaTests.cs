using App.Tests.Fakes;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Stage;

namespace App.Tests.Turns;

/// <summary>Files that the model gets as they are.</summary>
public class MediaTests : MediaTurns
{
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

    [Fact]
    public async Task A_picture_goes_to_the_model_and_its_line_on_the_record()
    {
        Stage("SMa", "my licence", File("image/jpeg", SampleFiles.Jpeg));

        Assert.True(await World.Deliver());

        var request = Assert.Single(World.Model.Requests);
        Assert.Equal("my licence\n[picture]", request.UserText);
        Assert.Equal(SampleFiles.Jpeg, Assert.Single(request.Files).Bytes.ToArray());
        Assert.Equal("my licence\n[picture]", World.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal([$"image/jpeg {SampleFiles.Jpeg.Length}"], Recorded(0));
    }

    [Fact]
    public async Task Later_turns_see_the_line_and_no_file()
    {
        Stage("SMa", "", File("image/jpeg", SampleFiles.Jpeg));
        Assert.True(await World.Deliver());
        World.Stage("SMb", "did you get it?");

        Assert.True(await World.Deliver());

        Assert.Empty(World.Model.Requests[1].Files);
        Assert.Equal("[picture]", World.Model.Requests[1].History[0].Content);
        Assert.Single(World.Phone.Fetched);
    }

    [Fact]
    public async Task A_turn_without_files_makes_no_call_more()
    {
        World.Stage("SMa", "hello");

        Assert.True(await World.Deliver());

        Assert.Equal(2, World.Summary.ProviderCalls);
        Assert.DoesNotContain(World.Summary.Steps, step => step.Step == "media");
        Assert.DoesNotContain(Contract.Messages.Media, World.Messages[0].M.Keys);
    }

    [Theory]
    [MemberData(nameof(Sniffed))]
    public async Task What_a_file_is_said_to_be_is_not_believed(string declared, string? type, byte[] bytes, string line, string recorded)
    {
        Stage("SMa", "", type, File(declared, bytes));

        Assert.True(await World.Deliver());

        Assert.Equal(line, Assert.Single(World.Model.Requests).UserText);
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

        Assert.True(await World.Deliver());

        Assert.Equal(line, Assert.Single(World.Model.Requests).UserText);
        Assert.Empty(World.Phone.Fetched);
        Assert.Equal([contentType], Recorded(0));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_at_once()
    {
        Stage("SMa", "look", (Url("x"), "image/jpeg"));

        Assert.True(await World.Deliver());

        Assert.Equal("look\n[picture, could not be fetched]", Assert.Single(World.Model.Requests).UserText);
        Assert.Single(World.Phone.Fetched);
        Assert.Contains(World.Log.Records, record => record.Severity == Severity.Warning && record.Fields["reason"].Text == "scripted");
    }

    [Fact]
    public async Task A_file_that_does_not_come_is_asked_for_again_in_the_same_delivery()
    {
        World.Phone.FetchScript.Enqueue(new MediaOutcome.TryAgain(Fault));
        World.Phone.FetchScript.Enqueue(new MediaOutcome.TryAgain(Fault));
        Stage("SMa", "", File("image/jpeg", SampleFiles.Jpeg));

        Assert.True(await World.Deliver());

        Assert.Equal("[picture]", Assert.Single(World.Model.Requests).UserText);
        Assert.Equal(3, World.Phone.Fetched.Count);
    }

    [Fact]
    public async Task An_outage_sends_the_trigger_back_and_then_the_model_is_told()
    {
        Fail(20);
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg));

        for (var receive = 1; receive < 5; receive++)
            Assert.False(await World.Deliver(receive));
        Assert.Equal(("TryAgain", "scripted", Contract.Statuses.Retry), (World.Summary.Outcome, World.Summary.Reason, World.Status));
        Assert.Empty(World.Model.Requests);

        Assert.True(await World.Deliver(5));

        Assert.Equal("look\n[picture, could not be fetched]", Assert.Single(World.Model.Requests).UserText);
    }

    [Fact]
    public async Task The_last_receive_has_nobody_after_it()
    {
        Fail(3);
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg));

        Assert.True(await World.Deliver(TurnWorld.Settings.MaxReceiveCount));

        Assert.Equal("look\n[picture, could not be fetched]", Assert.Single(World.Model.Requests).UserText);
    }

    [Fact]
    public async Task Refused_credentials_are_fetched_anew_once_and_then_refused()
    {
        World.Phone.FetchScript.Enqueue(new MediaOutcome.Unauthorized(Fault));
        Stage("SMa", "", File("image/jpeg", SampleFiles.Jpeg));
        Assert.True(await World.Deliver());
        Assert.Contains(("stack-twilio", true), World.Phone.Opened);

        World.Phone.FetchScript.Enqueue(new MediaOutcome.Unauthorized(Fault));
        World.Phone.FetchScript.Enqueue(new MediaOutcome.Unauthorized(Fault));
        Stage("SMb", "", File("image/jpeg", SampleFiles.Jpeg));

        Assert.False(await World.Deliver());
        Assert.Equal(("Refused", "scripted"), (World.Summary.Outcome, World.Summary.Reason));
    }

    [Fact]
    public async Task A_file_that_is_too_large_and_all_that_is_too_much_are_told()
    {
        World.Options = new TurnOptions { MediaBound = 30, MostFilesRead = 3 };
        Stage(
            "SMa",
            "",
            File("image/jpeg", [.. SampleFiles.Jpeg, .. new byte[40]], "1"),
            File("image/jpeg", [.. SampleFiles.Jpeg, .. new byte[10]], "2"),
            File("image/jpeg", [.. SampleFiles.Jpeg, .. new byte[10]], "3"),
            File("image/jpeg", SampleFiles.Jpeg, "4"));

        Assert.True(await World.Deliver());

        Assert.Equal(
            "[picture, too large to be read]\n[picture]\n[picture, not read: too much came at once]\n[picture, not read: too much came at once]",
            Assert.Single(World.Model.Requests).UserText);
        Assert.Single(World.Model.Requests[0].Files);
        Assert.Equal(3, World.Phone.Fetched.Count);
    }

    [Fact]
    public async Task A_model_that_does_not_take_the_files_is_asked_without_them()
    {
        World.Model.Script.Enqueue(_ => new ModelOutcome.Refuse(Fault) { MayBeOfFiles = true, Attempts = 1 });
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg), File("audio/ogg", SampleFiles.Ogg, "2"));

        Assert.True(await World.Deliver());

        Assert.Equal([1, 0], World.Model.Requests.Select(request => request.Files.Count));
        Assert.Equal("look\n[picture, could not be read]\n[voice note] I can start on Monday", World.Model.Requests[1].UserText);
        Assert.Equal(World.Model.Requests[1].UserText, World.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal("Replied", World.Summary.Outcome);
    }

    [Fact]
    public async Task A_request_that_is_refused_without_files_too_is_refused()
    {
        World.Model.Otherwise = request => new ModelOutcome.Refuse(Fault) { MayBeOfFiles = request.Files.Count > 0, Attempts = 1 };
        Stage("SMa", "look", File("image/jpeg", SampleFiles.Jpeg));

        Assert.False(await World.Deliver());

        Assert.Equal(2, World.Model.Requests.Count);
        Assert.Equal("Refused", World.Summary.Outcome);
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
        World.Phone.Script.Enqueue(World.Phone.AcceptAndDrop);
        World.Phone.Lookups.Enqueue(() => new LookupOutcome.TryAgain(Fault));
        Assert.False(await World.Deliver());

        Assert.True(await World.Deliver(2));

        Assert.Equal("[voice note] I can start on Monday", World.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal([$"audio/ogg {SampleFiles.Ogg.Length}"], Recorded(0));
        Assert.Single(World.Transcriber.Requests);
    }

    [Fact]
    public async Task Nothing_of_a_file_is_logged_or_recorded_but_what_it_is()
    {
        Stage("SMa", "", File("audio/ogg", SampleFiles.Ogg), (Url("gone"), "image/jpeg"), File("image/jpeg", SampleFiles.Film, "3"));

        Assert.True(await World.Deliver());

        Assert.All(World.Log.Records, record => Private.AssertNotIn(record.ToString(), "Media/ME", "Monday", "[voice note"));
        var entry = World.Messages[0].M;
        Assert.All(
            entry[Contract.Messages.Media].L,
            file => Assert.Subset(new HashSet<string> { Contract.Messages.MediaContentType, Contract.Messages.MediaSize }, file.M.Keys.ToHashSet()));
    }
}
