using System.Globalization;
using System.Text;
using WhatsAppReplies.Replies.Media;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// Mark that stands in a request in a file's place. It is made of the turn's own random id, so nothing that a customer writes can be one, and of letters and
/// digits in groups of three, so that its Base64 is letters and digits too, which JSON leaves as they are.
/// </summary>
internal sealed class FileMark
{
    private FileMark(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text.PadRight((text.Length + 2) / 3 * 3, 'x'));
        Bytes = BinaryData.FromBytes(bytes);
        Written = Convert.ToBase64String(bytes);
    }

    /// <summary>What the package takes for the file.</summary>
    public BinaryData Bytes { get; }

    /// <summary>What it writes for it.</summary>
    public string Written { get; }

    public static FileMark Of(string turnId, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"file{number:d3}{string.Concat(turnId.Where(char.IsAsciiLetterOrDigit))}"));
}

/// <summary>A file, and where it goes.</summary>
internal readonly record struct MarkedFile(FileMark Mark, FileBytes Bytes);
