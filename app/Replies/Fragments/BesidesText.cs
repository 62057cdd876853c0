using System.Text;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>What came with a message besides its text: one line for each, so that the model knows that something came and nothing is silent.</summary>
internal static class BesidesText
{
    /// <summary>More than Twilio brings with a message.</summary>
    private const int MostFiles = 10;

    /// <summary>Of what a customer wrote about a place, in characters each.</summary>
    private const int LongestWord = 200;

    private const string File = "[file]";
    private const string VoiceNote = "[voice note]";
    private const string Place = "location";

    /// <summary>Types whose message is its text, or whose text nobody knows.</summary>
    private static readonly HashSet<string> OfText = ["text", "button", "list", "interactive", InboundMessage.HiddenType];

    private static readonly string[] OfDocuments = ["text/", "application/"];

    /// <param name="item">The staged item.</param>
    /// <param name="body">Its text.</param>
    /// <returns>The text with a line for each thing that came besides it; the same text where nothing did.</returns>
    public static string AddedTo(string body, Dictionary<string, AttributeValue> item)
    {
        var lines = Lines(item);
        if (lines.Count == 0 && string.IsNullOrWhiteSpace(body) && LineOfType(item) is { } line)
            lines.Add(line);
        if (lines.Count == 0)
            return body;

        var told = string.Join('\n', lines);
        return string.IsNullOrWhiteSpace(body) ? told : $"{body.TrimEnd()}\n{told}";
    }

    private static List<string> Lines(Dictionary<string, AttributeValue> item)
    {
        var lines = new List<string>();
        if (Av.Find(item, Contract.Stage.Media) is { } media)
            AddFiles(lines, media.L, Type(item));
        if (Av.Find(item, Contract.Stage.Location) is { } location)
            lines.Add(Location(location.M));
        return lines;
    }

    /// <summary>A list that is none may still be the only trace of what came.</summary>
    private static void AddFiles(List<string> lines, List<AttributeValue>? media, string type)
    {
        if (media is null)
        {
            lines.Add(File);
            return;
        }

        foreach (var file in media.Take(MostFiles))
            lines.Add(LineOfFile(file.M?.GetValueOrDefault(Contract.Stage.MediaContentType)?.S ?? "", type));
        if (media.Count > MostFiles)
            lines.Add($"[{media.Count - MostFiles} more files]");
    }

    private static string LineOfFile(string contentType, string type)
    {
        var declared = contentType.Split(';')[0].Trim().ToLowerInvariant();
        return declared switch
        {
            _ when type == "sticker" => "[sticker]",
            "audio/ogg" or "audio/opus" => VoiceNote,
            "application/pdf" => "[document: PDF]",
            "text/vcard" or "text/x-vcard" => "[contact card]",
            _ when declared.StartsWith("image/", StringComparison.Ordinal) => "[picture]",
            _ when declared.StartsWith("audio/", StringComparison.Ordinal) => "[audio recording]",
            _ when declared.StartsWith("video/", StringComparison.Ordinal) => "[video]",
            "application/octet-stream" => File,
            _ when OfDocuments.Any(beginning => declared.StartsWith(beginning, StringComparison.Ordinal)) => "[document]",
            _ => File,
        };
    }

    /// <summary>The provider's word is the only trace of what came.</summary>
    private static string? LineOfType(Dictionary<string, AttributeValue> item)
    {
        var type = Type(item);
        if (type.Length == 0 || OfText.Contains(type))
            return null;

        return type switch
        {
            "image" => "[picture]",
            "audio" => VoiceNote,
            "video" => "[video]",
            "document" => "[document]",
            "sticker" => "[sticker]",
            "contacts" => "[contact card]",
            Place => "[location]",
            _ => "[message of a kind that cannot be shown]",
        };
    }

    private static string Type(Dictionary<string, AttributeValue> item) =>
        item.GetValueOrDefault(Contract.Stage.MessageType)?.S?.Trim().ToLowerInvariant() ?? "";

    private static string Location(Dictionary<string, AttributeValue>? place)
    {
        string[] names = [Contract.Stage.Label, Contract.Stage.Address, Contract.Stage.Latitude, Contract.Stage.Longitude];
        var words = names
            .Select(name => place?.GetValueOrDefault(name) is { } value ? OneLine(value.S ?? value.N ?? "") : "")
            .Where(word => word.Length > 0);
        return string.Join(", ", words) is { Length: > 0 } told ? $"[{Place}: {told}]" : $"[{Place}]";
    }

    /// <summary>What a customer wrote cannot end the line, or seem to.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (line.Length >= LongestWord)
                break;
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.Value switch
            {
                '[' => "(",
                ']' => ")",
                _ => rune.ToString(),
            });
        }

        return line.ToString();
    }
}
