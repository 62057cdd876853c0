namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// The build script in a folder of its own, with stacks of its own. What it builds there is nothing; what it then starts is not there,
/// and it says what it would have started.
/// </summary>
public sealed class ScriptCopy : IDisposable
{
    private static readonly string[] Copied =
        ["build.sh", "build.ps1", "build.cake", "cake.config", "global.json", ".config/dotnet-tools.json", "Pulumi.yaml"];

    private static readonly string[] Projects =
    [
        "local/Runner/WhatsAppReplies.Local.csproj",
        "local/Plan/WhatsAppReplies.Local.Plan.csproj",
        "ops/WhatsAppReplies.Ops.csproj",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public ScriptCopy()
    {
        foreach (var file in Copied.Concat(Directory.EnumerateFiles(RepositoryFolder.File("eng", "cake")).Select(file => $"eng/cake/{Path.GetFileName(file)}")))
            Write(file, File.ReadAllText(RepositoryFolder.File(file)));
        foreach (var project in Projects)
            Write(project, """<Project><Target Name="Restore" /><Target Name="Build" /><Target Name="Rebuild" /></Project>""");

        // The build tool is restored already: this build came through it.
        Write("artifacts/cake/restored", "");
        CompiledScript.CopyTo(_folder.FullName);
        Write("eng/standins/none", "");
        Write("artifacts/whatsapp-replies.zip", "");
        Write("temporary/here", "");
        Write("infra/none", "");
        Write("app/none", "");
    }

    /// <summary>A stack of this folder.</summary>
    public void AddStack(string name) => Write($"Pulumi.{name}.yaml", "config:\n  aws:region: eu-north-1\n");

    /// <summary>A file of this folder, by its name in it.</summary>
    public void Add(string file, string content) => Write(file, content);

    public void Accept(string stack) => Write($"infra/plans/{stack}.json", "{}");

    /// <summary>An AWS-free CLI, which says what it was asked.</summary>
    public void AddPulumi()
    {
        Write("tools/pulumi", "#!/bin/sh\necho \"Executing: pulumi $*\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf("tools/pulumi"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <returns>What it said, quotes left out: commands are compared by their words.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            // Where this test runs is not where the copy does: no workflow asks for lock files there.
            ["CI"] = "",
            ["TMPDIR"] = PathOf("temporary"),
            ["PATH"] = $"{PathOf("tools")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
        };
        var (exitCode, output) = await BuildScript.RunAsync(_folder.FullName, environment, [.. arguments, "--standins=false", "--packaged"]);
        return (exitCode, output.Replace("\"", "", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
