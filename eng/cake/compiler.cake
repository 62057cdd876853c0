/// <summary>
/// The compiler as a server of this run alone: compiler and analyzers are loaded once for all projects instead of once for each.
/// It ends with the last build of the run (the package), so that nothing is left behind and nothing of it stands by while tests run.
/// </summary>
public static class CompilerServer
{
    private static readonly string Pipe = $"whatsapp-replies-{Environment.ProcessId}";
    private static bool _isStarted;

    /// <summary>For every build of this run from now on.</summary>
    public static void Use()
    {
        Environment.SetEnvironmentVariable("UseSharedCompilation", "true");
        Environment.SetEnvironmentVariable("SharedCompilationId", Pipe);
        _isStarted = true;
    }

    public static void End(ICakeContext context)
    {
        if (!_isStarted) return;
        _isStarted = false;
        Environment.SetEnvironmentVariable("UseSharedCompilation", "false");
        Environment.SetEnvironmentVariable("SharedCompilationId", null);
        context.StartProcess("dotnet", new ProcessSettings
        {
            Arguments = new ProcessArgumentBuilder().AppendQuoted(Assembly(context).FullPath).Append($"-pipename:{Pipe}").Append("-shutdown"),
        });
    }

    // The SDK that global.json chooses, as everything else that is started in this folder.
    private static FilePath Assembly(ICakeContext context)
    {
        var said = Output(context, "--info");
        var folder = System.Text.RegularExpressions.Regex.Match(said, @"Base Path:\s+(?<path>.+)").Groups["path"].Value.Trim();
        return new DirectoryPath(folder).CombineWithFilePath("Roslyn/bincore/VBCSCompiler.dll");
    }

    private static string Output(ICakeContext context, string argument)
    {
        using var process = context.StartAndReturnProcess("dotnet", new ProcessSettings { Arguments = argument, RedirectStandardOutput = true, Silent = true });
        process.WaitForExit();
        return string.Join('\n', process.GetStandardOutput());
    }
}
