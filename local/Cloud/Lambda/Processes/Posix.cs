using System.Runtime.InteropServices;

namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>The few system calls that .NET has no name for.</summary>
internal static class Posix
{
    public const int Kill = 9;

    // The two signals have other numbers on macOS.
    public static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    public static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    public static readonly bool IsRoot = UserId() == 0;

    private const short Readable = 1;

    /// <summary>A negative id stands for the process group. False: nobody is there any more.</summary>
    public static bool Signal(int processId, int signal) => SendSignal(processId, signal) == 0;

    /// <summary>Whether something can be read, or the end has come, within the time (-1: for ever).</summary>
    public static bool CanRead(SafeHandle handle, int timeoutMilliseconds)
    {
        var descriptor = new PollDescriptor { Handle = (int)handle.DangerousGetHandle(), Events = Readable };
        return Poll(ref descriptor, 1, timeoutMilliseconds) > 0;
    }

    public static int Read(SafeHandle handle, byte[] buffer) =>
        (int)Read((int)handle.DangerousGetHandle(), buffer, (nint)buffer.Length);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int processId, int signal);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint UserId();

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint Read(int handle, byte[] buffer, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Handle;
        public short Events;
        public short Returned;
    }
}
