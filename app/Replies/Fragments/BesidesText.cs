using System.Text;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>What came with a message besides its text: one line for each, so that the model knows that something came and nothing is silent.</summary>
/// <param name="Written">The text.</param>
/// <param name="Files">Pictures, voice notes, documents, ...</param>
/// <param name="Others">Lines for what is no file.</param>
internal sealed record BesidesText(string Written, IReadOnlyList<AttachedFile> Files, IReadOnlyList<string> Others)
{
    /// <summary>Of what a customer wrote about a place, in characters each.</summary>
    private const int LongestWord = 200;

    private const string Place = "location";

    /// <summary>Types whose message is its text, or whose text nobody knows.</summary>
    private static readonly HashSet<string> OfText = ["text", "button", "list", "interactive", InboundMessage.HiddenType];

    public static BesidesText None { get; } = new("", [], []);

    /// <summary>The text with a line for each thing that came besides it; the same text where nothing did.</summary>
    public string Told
    {
        get
        {
            if (Files.Count == 0 && Others.Count == 0)
                return Written;

            var lines = string.Join('\n', Files.Select(file => file.Line).Concat(Others));
            return string.IsNullOrWhiteSpace(Written) ? lines : $"{Written.TrimEnd()}\n{lines}";
        }
    }

    /// <param name="body">Of the staged item.</param>
    /// <param name="item">The staged item.</param>
    public static BesidesText Of(string body, Dictionary<string, AttributeValue> item)
    {
        var (media, location) = (Av.Find(item, Contract.Stage.Media), Av.Find(item, Contract.Stage.Location));
        var isAllSaid = media is null && location is null && !string.IsNullOrWhiteSpace(body);
        var type = isAllSaid ? "" : Type(item);
        var files = media is null ? [] : AttachedFileReader.Read(media, type, AttachedFileReader.Transcripts(item));
        var others = new List<string>();
        if (media?.L is { Count: > AttachedFileReader.MostFiles } list)
            others.Add($"[{list.Count - AttachedFileReader.MostFiles} more files]");
        if (location is not null)
            others.Add(Location(location.M));
        if (files.Count == 0 && others.Count == 0 && string.IsNullOrWhiteSpace(body) && LineOfType(type) is { } line)
            others.Add(line);
        return new(body, files, others);
    }

    /// <summary>The provider's word is the only trace of what came.</summary>
    private static string? LineOfType(string type)
    {
        if (type.Length == 0 || OfText.Contains(type))
            return null;

        return type switch
        {
            "image" => $"[{Nouns.Picture}]",
            "audio" => $"[{Nouns.VoiceNote}]",
            "video" => "[video]",
            "document" => $"[{Nouns.Document}]",
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

    /// <summary>A record prints its members; they are private.</summary>
    public override string ToString() => $"{Files.Count} files and {Others.Count} other things";
}
