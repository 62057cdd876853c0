using System.Globalization;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using Names = WhatsAppReplies.Contract.Stage;

namespace App.Tests.Turns;

/// <summary>Turns of customers who send files.</summary>
public abstract class MediaTurns
{
    private protected static readonly Failure Fault = new("scripted", "The script of the test says so.");

    private protected TurnWorld World { get; } = new TurnWorld().WithConversation();

    private protected MediaTurns() => Hear("whisper-test");

    private protected void Hear(string? model) => World.Assistants.Answer =
        id => new Result<Assistant>.Success(new Assistant(id, "gpt-test", "Be kind.") { TranscriptionModel = model });

    private protected void Fail(int times)
    {
        for (var time = 0; time < times; time++)
            World.Phone.FetchScript.Enqueue(new MediaOutcome.TryAgain(Fault));
    }

    private protected (string Url, string ContentType) File(string contentType, byte[] bytes, string sid = "1")
    {
        World.Phone.Files[Url(sid)] = bytes;
        return (Url(sid), contentType);
    }

    private protected void Stage(string sid, string body, params (string Url, string ContentType)[] files) => Stage(sid, body, null, files);

    private protected void Stage(string sid, string body, string? type, params (string Url, string ContentType)[] files) => World.Stage(sid, body, item =>
    {
        if (type is not null)
            item[Names.MessageType] = Av.S(type);
        item[Names.Media] = Media(files);
    });

    private protected static string Url(string sid) => $"https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME{sid}";

    private protected static AttributeValue Media(params (string Url, string ContentType)[] files) => Av.L([.. files.Select(file => Av.M(new()
    {
        [Names.MediaUrl] = Av.S(file.Url),
        [Names.MediaContentType] = Av.S(file.ContentType),
    }))]);

    private protected IEnumerable<string> Recorded(int entry) => World.Messages[entry].M[Contract.Messages.Media].L.Select(file => string.Create(
        CultureInfo.InvariantCulture,
        $"{file.M[Contract.Messages.MediaContentType].S} {file.M.GetValueOrDefault(Contract.Messages.MediaSize)?.N}").TrimEnd());
}
