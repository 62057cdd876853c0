using System.Text;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Edits of a text at places of the original.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<TextEdit> _edits = [];

    public void Delete(int start, int end) => Replace(start, end, "");

    public void Insert(int at, string inserted) => Replace(at, at, inserted);

    public void Replace(int start, int end, string replacement) => _edits.Add(new(start, end, replacement));

    /// <summary>At one place what is inserted comes first, in the order in which it was asked for.</summary>
    public string Applied()
    {
        if (_edits.Count == 0)
            return text;

        var result = new StringBuilder(text.Length);
        var done = 0;
        foreach (var edit in _edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End > edit.Start))
        {
            if (edit.Start > done)
                result.Append(text, done, edit.Start - done);
            result.Append(edit.Replacement);
            done = Math.Max(done, edit.End);
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    private readonly record struct TextEdit(int Start, int End, string Replacement);
}
