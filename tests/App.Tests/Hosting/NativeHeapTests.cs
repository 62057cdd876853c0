using System.Runtime.InteropServices;
using WhatsAppReplies.Replies.Hosting;

namespace App.Tests.Hosting;

public class NativeHeapTests
{
    private const int Block = 4_000;
    private const int Blocks = 16_000;

    /// <summary>One of many, so that what is free lies between what is not, and the C library keeps it.</summary>
    private const int Kept = 16;

    [SkippableFact]
    public void Memory_that_native_code_has_freed_goes_back_to_the_system()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal), "Only glibc can be asked.");
        var blocks = new nint[Blocks];
        for (var index = 0; index < Blocks; index++)
        {
            blocks[index] = Marshal.AllocHGlobal(Block);
            Marshal.WriteByte(blocks[index], 1);
        }

        for (var index = 0; index < Blocks; index++)
        {
            if (index % Kept != 0) Marshal.FreeHGlobal(blocks[index]);
        }

        var before = Resident();
        NativeHeap.Trim();
        var after = Resident();

        for (var index = 0; index < Blocks; index += Kept) Marshal.FreeHGlobal(blocks[index]);
        Assert.InRange(before - after, Block * Blocks / 2, long.MaxValue);
    }

    private static long Resident() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
