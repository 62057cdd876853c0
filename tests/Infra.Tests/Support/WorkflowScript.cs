namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>A script of <c>.github/actions</c>, run as a workflow runs it, in a repository of its own.</summary>
internal sealed class WorkflowScript : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public WorkflowScript With(string file, string content = "config:\n")
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <returns>What it said, and what it handed to the jobs after it.</returns>
    public async Task<(int ExitCode, string Said, string Output)> RunAsync(string script, params (string Name, string Value)[] variables)
    {
        var output = PathOf("output");
        await File.WriteAllTextAsync(output, "");
        var (exitCode, said) = await CheckTools.StartAsync(
            "node", _folder.FullName, [RepositoryFolder.File(".github", "actions", script)], [("GITHUB_OUTPUT", output), .. variables]);
        return (exitCode, said, (await File.ReadAllTextAsync(output)).Trim());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
