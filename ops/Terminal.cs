using System.Text;
using Spectre.Console;

namespace WhatsAppReplies.Ops;

internal static class Terminal
{
    /// <summary>A log file has no width of its own, and colour codes only spoil it.</summary>
    private const int WidthOfAFile = 160;

    public static IAnsiConsole Create()
    {
        Console.OutputEncoding = Encoding.UTF8;
        return Console.IsOutputRedirected ? To(Console.Out) : AnsiConsole.Create(new AnsiConsoleSettings());
    }

    /// <summary>Plain text.</summary>
    public static IAnsiConsole To(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = WidthOfAFile;
        return console;
    }
}
