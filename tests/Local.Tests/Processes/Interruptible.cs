using System.Diagnostics;

namespace WhatsAppReplies.Local.Tests.Processes;

/// <summary>
/// A program that an interrupt and the end of a terminal reach: what a script starts in the background ignores the one, what nohup starts the other, and so
/// would all that such a test run starts.
/// </summary>
internal static class Interruptible
{
    public static ProcessStartInfo Program(string program, IEnumerable<string> arguments) => OperatingSystem.IsLinux()
        ? new ProcessStartInfo("env", ["--default-signal=INT,HUP", program, .. arguments])
        : new ProcessStartInfo(program, arguments);
}
