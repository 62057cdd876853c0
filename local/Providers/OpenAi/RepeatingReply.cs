using System.Text;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>
/// What the model says to people who look at this machine: that it is none, and everything that it was told, so that they see what a real one would have been
/// told. It differs from reply to reply, since the messages before it do.
/// </summary>
internal static class RepeatingReply
{
    private const int LongestQuote = 300;

    /// <summary>Of an earlier message: the replies among them are quotes themselves.</summary>
    private const int LongestOfHistory = 60;

    /// <param name="earlier">What was said before, oldest first.</param>
    /// <param name="request">What is asked now.</param>
    public static string To(IReadOnlyList<OpenAiItem.Message> earlier, ResponseRequest request)
    {
        var text = new StringBuilder("I stand in for the model and do not read instructions. ");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"I was given {request.Instructions?.Length ?? 0} characters of them");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $", and {Plural(earlier.Count, "earlier message")}.");
        if (request.Instructions is { Length: > 0 } instructions) text.Append(" They begin: \"").Append(Quote(instructions.Split('\n')[0])).Append('"');
        if (earlier.Count > 0) text.Append("\n\nThe last of them: ").AppendJoin(", ", earlier.TakeLast(2).Select(Remembered)).Append('.');
        foreach (var told in request.Input.Where(message => message.Role is "developer" or "system"))
            text.Append("\n\nBeside that I was told: ").Append(Quote(told.Text));
        foreach (var (signal, words) in request.Schema?.Signals ?? [])
            text.Append("\n\nI may signal ").Append(signal).Append(": write \"").Append(words).Append("\".");
        return text.Append("\n\nYou wrote:\n").Append(Quote(request.UserText)).ToString();
    }

    private static string Remembered(OpenAiItem.Message message) => $"{message.Role} \"{Quote(message.Text.Split('\n')[0], LongestOfHistory)}\"";

    /// <summary>Never half of a surrogate pair.</summary>
    private static string Quote(string text, int longest = LongestQuote) =>
        text.Length <= longest ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), " …");

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
