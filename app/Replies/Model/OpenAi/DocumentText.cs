using System.Text;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Shared.Texts;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Text of a text document, as the model gets it: the beginning of a long one, since every token is paid for.</summary>
internal static class DocumentText
{
    /// <summary>In bytes: some ten thousand words.</summary>
    private const int Longest = 48 * 1024;

    public static string Of(FileBytes bytes)
    {
        // A character that the bound cuts in two becomes U+FFFD, which the prefix leaves out or the reader overlooks.
        var text = Encoding.UTF8.GetString(bytes.Head(Longest)).TrimStart('\uFEFF');
        var told = Utf8Prefix.Of(text, Longest).TrimEnd('\uFFFD');
        return bytes.Length > Longest ? $"Beginning of the document:\n{told}" : $"The document:\n{told}";
    }
}
