using System.Diagnostics;

namespace WhatsAppReplies.Local.Tests.Processes;

/// <summary>A program that an interrupt reaches: what a script starts in the background ignores interrupts, and so would all that such a test run starts.</summary>
internal static class Interruptible
{
    public static ProcessStartInfo Program(string program, IEnumerable<string> arguments) => OperatingSystem.IsLinux()
        ? new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
        : new ProcessStartInfo(program, arguments);
}
