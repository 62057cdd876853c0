namespace WhatsAppReplies.Local.Plan;

/// <summary>Colours of a difference, where a terminal shows them and nobody asked for none.</summary>
internal sealed class Colours(bool areShown)
{
    private const string NoColour = "NO_COLOR";
    private const string Terminal = "TERM";
    private const string WindowsTerminal = "WT_SESSION";
    private const string Reset = "\u001b[0m";

    /// <param name="isRedirected">The output is a file or a pipe.</param>
    /// <param name="isWindows">Of its consoles only the newer one is sure to understand.</param>
    /// <param name="variable">Reads one variable of the environment.</param>
    public static Colours Of(bool isRedirected, bool isWindows, Func<string, string?> variable) => new(
        !isRedirected
        && string.IsNullOrEmpty(variable(NoColour))
        && (isWindows ? !string.IsNullOrEmpty(variable(WindowsTerminal)) : variable(Terminal) is { Length: > 0 } and not "dumb"));

    public string Paint(DifferenceLine line) => areShown ? $"{CodeOf(line.Sign)}{line}{Reset}" : line.ToString();

    private static string CodeOf(char sign) => sign switch
    {
        '-' => "\u001b[31m",
        '+' => "\u001b[32m",
        _ => "\u001b[33m",
    };
}
