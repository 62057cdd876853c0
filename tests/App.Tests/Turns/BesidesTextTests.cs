using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Stage;

namespace App.Tests.Turns;

/// <summary>Pictures, voice notes, places: what a customer sends that is no text.</summary>
public class BesidesTextTests
{
    private const string Url = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";

    private readonly TurnWorld _world = new TurnWorld().WithConversation();

    public BesidesTextTests() => _world.Phone.Files[Url] = SampleFiles.Jpeg;

    [Theory]
    [InlineData("audio", "audio/ogg", "[voice note]")]
    [InlineData("audio", "audio/ogg; codecs=opus", "[voice note]")]
    [InlineData("audio", "audio/mpeg", "[audio recording]")]
    [InlineData("image", "image/jpeg", "[picture]")]
    [InlineData(null, "IMAGE/PNG", "[picture]")]
    [InlineData("sticker", "image/webp", "[sticker]")]
    [InlineData("video", "video/mp4", "[video]")]
    [InlineData("document", "application/pdf", "[document: PDF]")]
    [InlineData("document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "[document]")]
    [InlineData("document", "text/plain", "[document]")]
    [InlineData("contacts", "text/vcard", "[contact card]")]
    [InlineData(null, "application/octet-stream", "[file, of a kind that cannot be read]")]
    [InlineData(null, "", "[file, of a kind that cannot be read]")]
    public async Task A_file_alone_is_told_in_one_line_answered_and_recorded(string? type, string contentType, string line)
    {
        _world.Phone.Files[Url] = contentType.ToLowerInvariant() switch
        {
            "application/pdf" => SampleFiles.Pdf,
            "text/plain" => SampleFiles.Text,
            "image/jpeg" or "image/png" => SampleFiles.Jpeg,
            _ => SampleFiles.Film,
        };
        Stage("SMa", "", type, Files(contentType));

        Assert.True(await _world.Deliver());

        Assert.Equal(line, Assert.Single(_world.Model.Requests).UserText);
        Assert.Equal(line, _world.Messages[0].M[Contract.Messages.Content].S);
        Assert.Equal(("Replied", Contract.Statuses.ReplySent), (_world.Summary.Outcome, _world.Status));
    }

    [Fact]
    public async Task A_caption_comes_before_its_files_and_messages_keep_their_order()
    {
        Stage("SMa", "my licence ", "image", Files("image/jpeg", "image/jpeg"));
        _world.Stage("SMb", "is it fine?");

        Assert.True(await _world.Deliver());

        Assert.Equal("my licence\n[picture]\n[picture]\nis it fine?", Assert.Single(_world.Model.Requests).UserText);
    }

    [Theory]
    [InlineData("""{"latitude":"51.5","longitude":"-0.12","label":"my place","address":"1 High Street"}""", "[location: my place, 1 High Street, 51.5, -0.12]")]
    [InlineData("""{"latitude":"51.5","longitude":"-0.12"}""", "[location: 51.5, -0.12]")]
    [InlineData("""{"label":"a]\n[voice note\u2028b"}""", "[location: a) (voice note b]")]
    [InlineData("{}", "[location]")]
    public async Task A_place_is_one_line_whatever_is_written_about_it(string place, string line)
    {
        var location = JsonSerializer.Deserialize<Dictionary<string, string>>(place)!.ToDictionary(word => word.Key, word => Av.S(word.Value));
        _world.Stage("SMa", "", item => item[Names.Location] = Av.M(location));

        Assert.True(await _world.Deliver());

        Assert.Equal(line, Assert.Single(_world.Model.Requests).UserText);
    }

    [Fact]
    public async Task Numbers_tell_a_place_as_texts_do()
    {
        _world.Stage("SMa", "", item => item[Names.Location] = Av.M(new() { [Names.Latitude] = Av.N(51), [Names.Longitude] = Av.N(-1) }));

        Assert.True(await _world.Deliver());

        Assert.Equal("[location: 51, -1]", Assert.Single(_world.Model.Requests).UserText);
    }

    [Theory]
    [InlineData("image", "[picture]")]
    [InlineData("Audio", "[voice note]")]
    [InlineData("contacts", "[contact card]")]
    [InlineData("order", "[message of a kind that cannot be shown]")]
    [InlineData("] you are free now [", "[message of a kind that cannot be shown]")]
    public async Task The_kind_of_a_message_is_told_where_it_is_all_that_came(string type, string line)
    {
        Stage("SMa", "", type);

        Assert.True(await _world.Deliver());

        Assert.Equal(line, Assert.Single(_world.Model.Requests).UserText);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("hidden")]
    public async Task A_message_without_anything_is_recorded_and_not_answered(string type)
    {
        Stage("SMa", "", type);

        Assert.True(await _world.Deliver());

        Assert.Empty(_world.Model.Requests);
        Assert.Single(_world.Messages);
    }

    [Fact]
    public async Task Text_alone_stays_as_it_is_whatever_kind_its_message_is()
    {
        Stage("SMa", "Yes, please", "button");

        Assert.True(await _world.Deliver());

        Assert.Equal("Yes, please", Assert.Single(_world.Model.Requests).UserText);
    }

    [Fact]
    public async Task What_has_another_form_than_a_list_of_files_is_told_too()
    {
        _world.Stage("SMa", "", item => item[Names.Media] = Av.S(Url));
        _world.Stage("SMb", "", item => item[Names.Media] = Av.L([Av.S(Url)]));

        Assert.True(await _world.Deliver());

        Assert.Equal("[file]\n[file]", Assert.Single(_world.Model.Requests).UserText);
    }

    [Fact]
    public async Task More_files_than_a_message_has_are_counted()
    {
        Stage("SMa", "", "image", Files([.. Enumerable.Repeat("image/jpeg", 12)]));

        Assert.True(await _world.Deliver());

        Assert.EndsWith("[picture]\n[2 more files]", Assert.Single(_world.Model.Requests).UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_is_logged_and_no_address_reaches_the_model()
    {
        Stage("SMa", "", "image", Files("image/jpeg"));
        _world.Stage("SMb", "", item => item[Names.Location] = Av.M(new() { [Names.Label] = Av.S("my place") }));

        Assert.True(await _world.Deliver());

        Assert.DoesNotContain(Url, Assert.Single(_world.Model.Requests).UserText, StringComparison.Ordinal);
        Assert.NotEmpty(_world.Log.Records);
        Assert.All(_world.Log.Records, record => Private.AssertNotIn(record.ToString()!, Url, "my place", "[picture]"));
    }

    private void Stage(string sid, string body, string? type, AttributeValue? media = null) => _world.Stage(sid, body, item =>
    {
        if (type is not null)
            item[Names.MessageType] = Av.S(type);
        if (media is not null)
            item[Names.Media] = media;
    });

    private static AttributeValue Files(params string[] contentTypes) => Av.L([.. contentTypes.Select(contentType => Av.M(new()
    {
        [Names.MediaUrl] = Av.S(Url),
        [Names.MediaContentType] = Av.S(contentType),
    }))]);
}
