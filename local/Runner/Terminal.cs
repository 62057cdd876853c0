using System.Text;
using Spectre.Console;

namespace WhatsAppReplies.Local.Runner;

internal static class Terminal
{
    /// <summary>A log file has no width of its own, and colour codes only spoil it.</summary>
    private const int WidthOfAFile = 160;

    public static IAnsiConsole Create()
    {
        Console.OutputEncoding = Encoding.UTF8;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfAFile;
        return console;
    }
}
