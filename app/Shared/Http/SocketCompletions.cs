namespace WhatsAppReplies.Shared.Http;

/// <summary>Where code goes on that has waited for a socket: on the one thread that watches all of them, instead of on another that is woken for it.</summary>
/// <remarks>
/// A turn waits for about a dozen answers of the network and calculates little between them; the wakes were a quarter of its processor time
/// (docs/decisions/0019). Nothing may block that thread: a test looks for it in the function, and answers of AWS, which the SDK reads without awaiting,
/// come whole (<see cref="WholeAnswers"/>).
/// </remarks>
internal static class SocketCompletions
{
    private static readonly (string Variable, string Value)[] Settings =
        [("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"), ("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1")];

    /// <summary>
    /// Before the first socket, which is when the runtime reads these variables; it has no other settings for it. What the environment sets already is kept.
    /// </summary>
    /// <param name="read">A variable of this process.</param>
    /// <param name="write">The same.</param>
    public static void GoOnInline(Func<string, string?> read, Action<string, string> write)
    {
        foreach (var (variable, value) in Settings.Where(setting => read(setting.Variable) is null))
            write(variable, value);
    }
}
