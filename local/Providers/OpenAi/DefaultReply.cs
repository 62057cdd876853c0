using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>
/// What the model says when nothing else is scripted. It depends on everything that the model was given, and on nothing else: a
/// fragment or a message of the history that went missing on the way changes the reply.
/// </summary>
internal static class DefaultReply
{
    private const int SentencesInParagraph = 4;

    /// <param name="history">The messages before what the customer said last, oldest first.</param>
    /// <param name="userText">What the customer said last.</param>
    /// <param name="length">Exactly so many characters; null: as it comes.</param>
    /// <param name="files">That came with it.</param>
    public static string To(IEnumerable<string> history, string userText, int? length = null, IReadOnlyList<GivenFile>? files = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var earlier = 0;
        foreach (var message in history)
        {
            earlier++;
            Append(hash, message);
        }

        Append(hash, userText);
        foreach (var file in files ?? []) Append(hash, file.Sha256);
        var reference = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
        var lines = userText.Count(character => character == '\n') + 1;
        var opening = $"Thank you! I have read {Plural(lines, "new line")} after {Plural(earlier, "earlier message")} (note {reference}). {Seen(files ?? [])}"
            + "Would Tuesday at ten suit you for a short call?";
        return length is { } exact ? Stretch(opening, reference, exact) : opening;
    }

    // Each sentence names the note, so that no two replies have a long part in common.
    private static string Stretch(string opening, string reference, int length)
    {
        var text = new StringBuilder(opening, length + 100);
        for (var sentence = 1; text.Length < length; sentence++)
        {
            text.Append(sentence % SentencesInParagraph == 0 ? "\n\n" : " ");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Point {sentence} of note {reference} is about the role and your next step.");
        }

        text.Length = length;
        return text.ToString();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        hash.AppendData("\0"u8);
    }

    private static string Seen(IReadOnlyList<GivenFile> files)
    {
        var pictures = files.Count(file => file.MediaType.StartsWith("image/", StringComparison.Ordinal));
        var documents = files.Count - pictures;
        return string.Concat(
            pictures > 0 ? $"I have seen {Plural(pictures, "picture")}. " : "",
            documents > 0 ? $"I have read {Plural(documents, "document")}. " : "");
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
