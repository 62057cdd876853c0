/// <summary>The function's zip, one of two. What was made of the same inputs is not made again.</summary>
public static class FunctionPackage
{
    private const string Executable = "WhatsAppReplies";
    private const string Manifest = "manifest.json";

    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(20);

    /// <summary>What is wanted, or where nothing is deployed and there is no linker the managed package instead, which is said.</summary>
    public static PackageChoice Possible(ICakeContext context, BuildParameters parameters, PackageChoice wanted)
    {
        if (!wanted.IsNative || Linker.Find(context, wanted.RuntimeIdentifier) is not { WhyNot: { } why }) return wanted;
        if (parameters.Deploys)
            throw new CakeException($"--target={parameters.Target} needs the native package for {wanted.Architecture}, which this machine cannot make: {why}.");
        context.Warning("Package: managed instead of native, which cannot be deployed where a stack file asks for native: {0}.", why);
        return wanted with { Kind = PackageChoice.Managed };
    }

    /// <returns>The zip, made for this or found as it was made before.</returns>
    public static FilePath Make(ICakeContext context, BuildParameters parameters, PackageChoice choice)
    {
        var linker = choice.IsNative ? Linker.Find(context, choice.RuntimeIdentifier).Found : null;
        var sdk = Output(context, "--version").Trim();
        var folder = Folder(parameters.Paths, choice);
        var (zip, memory) = (folder.CombineWithFilePath("whatsapp-replies.zip"), folder.CombineWithFilePath("fingerprint"));
        var fingerprint = Fingerprint.Of(parameters.Paths.Root.FullPath, [$"{choice}", sdk, linker?.Versions ?? ""]);
        if (System.IO.File.Exists(zip.FullPath) && System.IO.File.Exists(memory.FullPath) && System.IO.File.ReadAllText(memory.FullPath) == fingerprint)
        {
            context.Information("Package: {0}, unchanged, {1:0.0} MB, SHA-256 {2}", choice, context.FileSize(zip) / 1e6, DeploymentZip.Hash(zip));
            return zip;
        }

        if (System.IO.File.Exists(memory.FullPath)) System.IO.File.Delete(memory.FullPath);
        var published = folder.Combine("publish");
        context.EnsureDirectoryExists(published);
        context.CleanDirectory(published);
        Publish(context, parameters, choice, linker, published);
        if (choice.IsNative) CheckExecutable(published, choice);
        System.IO.File.WriteAllText(published.CombineWithFilePath(Manifest).FullPath, Describe(context, parameters, choice, linker, sdk));
        var hash = DeploymentZip.Write(published, zip, isExecutable: name => choice.IsNative && name == Executable);
        System.IO.File.WriteAllText(memory.FullPath, fingerprint);
        context.Information("Package: {0}, {1:0.0} MB, SHA-256 {2}", choice, context.FileSize(zip) / 1e6, hash);
        return zip;
    }

    /// <summary>What makes a restore or a build of the project that of one package.</summary>
    public static ProcessArgumentBuilder Options(ProcessArgumentBuilder arguments, PackageChoice choice, BuildPaths paths) => arguments
        .Append($"-p:FunctionPackage={choice.Kind}")
        // Its own folder: what one package restores and compiles must not be taken for the other's, nor for that of the tests.
        .AppendQuoted($"-p:ArtifactsPath={Intermediate(paths, choice).FullPath}");

    private static DirectoryPath Folder(BuildPaths paths, PackageChoice choice) => paths.Packages.Combine($"{choice.Kind}-{choice.RuntimeIdentifier}");

    private static DirectoryPath Intermediate(BuildPaths paths, PackageChoice choice) => Folder(paths, choice).Combine("dotnet");

    private static void Publish(ICakeContext context, BuildParameters parameters, PackageChoice choice, Linker linker, DirectoryPath to)
    {
        var intermediate = Intermediate(parameters.Paths, choice);
        var arguments = Options(
            new ProcessArgumentBuilder()
                .Append("publish").AppendQuoted(parameters.Paths.FunctionProject.FullPath).Append("-c Release --nologo -v quiet -tl:off")
                .Append("-r").Append(choice.RuntimeIdentifier).Append("-o").AppendQuoted(to.FullPath),
            choice, parameters.Paths);
        if (linker is not null) arguments.Append($"-p:CppCompilerAndLinker={linker.Driver}").Append($"-p:ObjCopyName={linker.ObjCopy}");

        context.Information("Package: {0}, compiling{1} ...", choice, choice.IsNative ? "; alone on two processors it takes about two minutes" : "");
        var (clock, startedAt) = (System.Diagnostics.Stopwatch.StartNew(), DateTime.UtcNow);
        using var signs = new System.Threading.Timer(
            _ => context.Information("Package: {0}, {1} after {2:0} s ...", choice, Stage(choice, intermediate, startedAt), clock.Elapsed.TotalSeconds),
            null,
            BetweenSigns,
            BetweenSigns);
        var exitCode = context.StartProcess("dotnet", new ProcessSettings { Arguments = arguments });
        if (exitCode != 0) throw new CakeException($"Publishing the function ended with exit code {exitCode}: what it said stands above.");
        if (!System.IO.Directory.EnumerateFiles(to.FullPath).Any())
            throw new CakeException(
                "Publishing the function ended without an error and without a file: another build at work in this folder at the same "
                + "time does that. Run this again.");
    }

    // The object file is written in one go at the end of the compilation; one that is there may be of the time before.
    private static string Stage(PackageChoice choice, DirectoryPath intermediate, DateTime startedAt) =>
        !choice.IsNative ? "compiling"
        : System.IO.File.GetLastWriteTimeUtc(
            intermediate.CombineWithFilePath($"obj/{Executable}/release_{choice.RuntimeIdentifier}/native/{Executable}.o").FullPath) >= startedAt ? "linking"
        : "compiling to native code";

    private static void CheckExecutable(DirectoryPath published, PackageChoice choice)
    {
        if (System.IO.File.Exists(published.CombineWithFilePath($"{Executable}.dll").FullPath))
            throw new CakeException($"There is a {Executable}.dll beside the executable, which the runtime would run instead.");
        var refusals = LambdaImage.Refusals(ElfFile.Read(published.CombineWithFilePath(Executable).FullPath), choice.Architecture);
        if (refusals.Count > 0) throw new CakeException($"The function would not start on Lambda. {string.Join(" ", refusals)}");
    }

    // The bytes depend on all of these; the program that deploys the zip reads the first two.
    private static string Describe(ICakeContext context, BuildParameters parameters, PackageChoice choice, Linker linker, string sdk)
    {
        var runtime = Output(context, $"msbuild \"{parameters.Paths.FunctionProject.FullPath}\" -nologo -getProperty:BundledNETCoreAppPackageVersion").Trim();
        (string Name, string Value)[] lines =
        [
            ("package", choice.Kind),
            ("architecture", choice.Architecture),
            ("runtime", choice.IsNative ? runtime : "Lambda's own"),
            ("compiler", choice.IsNative ? $"ILCompiler {runtime}" : $"crossgen2 {runtime}"),
            ("linker", linker?.Versions ?? "none"),
            ("sdk", sdk),
        ];
        return $"{{\n{string.Join(",\n", lines.Select(line => $"  \"{line.Name}\": \"{line.Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""))}\n}}\n";
    }

    private static string Output(ICakeContext context, string arguments)
    {
        var exitCode = context.StartProcess(
            "dotnet", new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true, Silent = true }, out var lines);
        return exitCode == 0 ? string.Join("\n", lines) : throw new CakeException($"'dotnet {arguments}' ended with exit code {exitCode}.");
    }
}
