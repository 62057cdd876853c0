/// <summary>The C toolchain that links the native executable: a compiler driver, its linker, and objcopy, which takes the symbols out.</summary>
/// <param name="Driver">clang, or gcc.</param>
/// <param name="ObjCopy">Of the linker's own package.</param>
/// <param name="Versions">Of all that has a say in the bytes: another version gives other ones.</param>
public sealed record Linker(string Driver, string ObjCopy, string Versions)
{
    private const string HowToInstall = "on Debian or Ubuntu 'apt-get install clang', on Fedora or Amazon Linux 'dnf install clang'";

    /// <returns>A linker, or in one sentence why there is none.</returns>
    public static (Linker Found, string WhyNot) Find(ICakeContext context, string runtimeIdentifier)
    {
        if (!OperatingSystem.IsLinux())
            return (null, "the native compiler does not compile for another operating system: "
                + (OperatingSystem.IsWindows() ? "run this in WSL 2" : "run this in a Linux container")
                + ", or let the workflows build what is deployed");

        var prefix = Prefix(runtimeIdentifier);
        // clang serves every processor; gcc is built for one.
        var driver = Clang(context) ?? (prefix == "" ? OnPath(context, "gcc") : null);
        if (driver is null)
            return (null, prefix == ""
                ? $"there is no C compiler, neither clang nor gcc, to link it with: {HowToInstall}"
                : $"clang, which links for another processor than this machine's, is not there: {HowToInstall}");

        var missing = new[] { $"{prefix}ld.bfd", $"{prefix}objcopy" }.Where(tool => OnPath(context, tool) is null).ToList();
        if (missing.Count > 0)
            return (null, $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} not there: "
                + (prefix == ""
                    ? "on Debian or Ubuntu 'apt-get install binutils'"
                    : $"on Debian or Ubuntu 'apt-get install gcc-{prefix.TrimEnd('-')}', which brings them and the C library of that processor"));

        return (new(driver, $"{prefix}objcopy", $"{FirstLine(context, driver)}; {FirstLine(context, $"{prefix}ld.bfd")}"), null);
    }

    // Tools for another processor than this machine's carry its name.
    private static string Prefix(string runtimeIdentifier) => (runtimeIdentifier, System.Runtime.InteropServices.RuntimeInformation.OSArchitecture) switch
    {
        ("linux-x64", System.Runtime.InteropServices.Architecture.X64) or ("linux-arm64", System.Runtime.InteropServices.Architecture.Arm64) => "",
        ("linux-arm64", _) => "aarch64-linux-gnu-",
        _ => "x86_64-linux-gnu-",
    };

    // Distributions install it under its bare name, or only with its version.
    private static string Clang(ICakeContext context) => OnPath(context, "clang") ?? Folders(context)
        .SelectMany(folder => System.IO.Directory.EnumerateFiles(folder, "clang-*"))
        .Select(System.IO.Path.GetFileName)
        .Select(name => (Name: name, Version: int.TryParse(name["clang-".Length..], out var version) ? version : 0))
        .Where(one => one.Version > 0)
        .OrderByDescending(one => one.Version).Select(one => one.Name).FirstOrDefault();

    private static string OnPath(ICakeContext context, string tool) =>
        Folders(context).Any(folder => System.IO.File.Exists(System.IO.Path.Combine(folder, tool))) ? tool : null;

    private static IEnumerable<string> Folders(ICakeContext context) =>
        (context.EnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Where(System.IO.Directory.Exists);

    private static string FirstLine(ICakeContext context, string tool)
    {
        var exitCode = context.StartProcess(
            tool, new ProcessSettings { Arguments = "--version", RedirectStandardOutput = true, RedirectStandardError = true, Silent = true }, out var lines);
        return exitCode == 0 ? lines.First().Trim() : throw new CakeException($"'{tool} --version' ended with exit code {exitCode}.");
    }
}
