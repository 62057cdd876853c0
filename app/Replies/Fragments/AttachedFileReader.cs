using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>Reader of the files of a staged item, as far as it tells of them.</summary>
internal static class AttachedFileReader
{
    /// <summary>More than Twilio brings with a message.</summary>
    public const int MostFiles = 10;

    private const string File = "file";
    private const string Pdf = "application/pdf";
    private const string Unknown = "application/octet-stream";

    /// <summary>No writer names a type that is longer.</summary>
    private const int LongestType = 100;

    private static readonly HashSet<string> Cards = ["text/vcard", "text/x-vcard"];
    private static readonly HashSet<string> Texts = ["application/json", "application/xml"];

    /// <returns>Also of a list that is none: it may still be the only trace of what came.</returns>
    public static List<AttachedFile> Read(AttributeValue media, string messageType, IReadOnlyDictionary<int, string> transcripts)
    {
        var files = new List<AttachedFile>();
        if (media.L is not { } list)
            return [new(null, "", File)];

        foreach (var value in list.Take(MostFiles))
        {
            var file = Read(value.M, messageType);
            files.Add(transcripts.TryGetValue(files.Count, out var said) ? file with { Transcript = said } : file);
        }

        return files;
    }

    /// <summary>What was said in files of the message, as far as it was paid for already.</summary>
    public static Dictionary<int, string> Transcripts(Dictionary<string, AttributeValue> item)
    {
        var transcripts = new Dictionary<int, string>();
        foreach (var (place, said) in Av.Find(item, Contract.Stage.Transcripts)?.M ?? [])
        {
            if (int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && said.S is { } text)
                transcripts[index] = text;
        }

        return transcripts;
    }

    private static AttachedFile Read(Dictionary<string, AttributeValue>? file, string messageType)
    {
        if (file is null)
            return new(null, "", File);

        var declared = (file.GetValueOrDefault(Contract.Stage.MediaContentType)?.S ?? "").Split(';')[0].Trim().ToLowerInvariant();
        var url = file.GetValueOrDefault(Contract.Stage.MediaUrl)?.S;
        return new(url, declared[..Math.Min(declared.Length, LongestType)], NounOf(declared, messageType))
        {
            MayBeReadable = url is not null && MayBeRead(declared, messageType),
        };
    }

    private static bool MayBeRead(string declared, string messageType) =>
        messageType != "sticker" && !Cards.Contains(declared)
        && (declared is "" or Unknown or Pdf
            || Texts.Contains(declared)
            || declared.StartsWith("text/", StringComparison.Ordinal)
            || declared.StartsWith("image/", StringComparison.Ordinal)
            || declared.StartsWith("audio/", StringComparison.Ordinal));

    private static string NounOf(string declared, string messageType) => declared switch
    {
        _ when messageType == "sticker" => "sticker",
        "audio/ogg" or "audio/opus" => Nouns.VoiceNote,
        Pdf => Nouns.Pdf,
        _ when Cards.Contains(declared) => "contact card",
        _ when declared.StartsWith("image/", StringComparison.Ordinal) => Nouns.Picture,
        _ when declared.StartsWith("audio/", StringComparison.Ordinal) => Nouns.Recording,
        _ when declared.StartsWith("video/", StringComparison.Ordinal) => "video",
        Unknown => File,
        _ when declared.StartsWith("text/", StringComparison.Ordinal) || declared.StartsWith("application/", StringComparison.Ordinal) => Nouns.Document,
        _ => File,
    };
}

/// <summary>What files are called before the model.</summary>
internal static class Nouns
{
    public const string Picture = "picture";
    public const string VoiceNote = "voice note";
    public const string Recording = "audio recording";
    public const string Pdf = "document: PDF";
    public const string Document = "document";
}
