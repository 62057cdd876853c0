using System.Runtime.InteropServices;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>
/// The C library's heap: gives its free memory back to the system. Code that runs often is compiled again while the function is warm; what the compiler used is
/// free afterwards, but the C library keeps such pages until it is asked, and they would count as the function's for as long as the process lives.
/// </summary>
internal static class NativeHeap
{
    /// <summary>Never throws: no other C library than glibc has this, and nothing depends on it.</summary>
    public static void Trim()
    {
        try
        {
            _ = MallocTrim(0);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Not the system that Lambda runs.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallocTrim(nuint keep);
}
