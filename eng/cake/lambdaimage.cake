/// <summary>What an executable may ask of Lambda's runtime image, which is Amazon Linux 2023.</summary>
public static class LambdaImage
{
    /// <summary>Of its C library.</summary>
    public static readonly Version Glibc = new(2, 34);

    private static readonly string[] Libraries =
    [
        "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
    ];

    /// <returns>Why the function would not start there; empty when it would.</returns>
    public static IReadOnlyList<string> Refusals(ElfFile executable, string architecture)
    {
        var refusals = new List<string>();
        if (executable.Architecture != architecture)
            refusals.Add($"It is compiled for {executable.Architecture}, and {architecture} is asked for.");

        var tooNew = executable.SymbolVersions.Where(version => Number(version) > Glibc).Distinct().Order(StringComparer.Ordinal).ToList();
        if (tooNew.Count > 0)
            refusals.Add(
                $"It needs {string.Join(", ", tooNew)}, and the C library of Lambda's image has nothing newer than GLIBC_{Glibc}: "
                + "the linker takes what this machine has. "
                + "Build where the C library is not newer than 2.36: Debian 12, Ubuntu 22.04 or Amazon Linux 2023, also as a container.");

        var unknown = executable.Libraries.Except(Libraries).ToList();
        if (unknown.Count > 0)
            refusals.Add(
                $"It needs {string.Join(", ", unknown)}, which Lambda's image is not known to have: "
                + "link it statically, or add it to eng/cake/lambdaimage.cake when the image has it.");
        return refusals;
    }

    private static Version Number(string version) =>
        version.StartsWith("GLIBC_", StringComparison.Ordinal) && Version.TryParse(version["GLIBC_".Length..], out var number) ? number : new Version(0, 0);
}
