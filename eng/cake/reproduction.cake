/// <summary>The same commit in two folders: the same bytes, or nobody can tell what is deployed.</summary>
public static class Reproduction
{
    public static void Check(ICakeContext context, BuildParameters parameters)
    {
        if (Git(context, parameters.Paths.Root, "status", "--porcelain").Count > 0)
            throw new CakeException("There are changes that are not committed: what is packaged again is the last commit.");

        var elsewhere = parameters.Paths.Artifacts.Combine("elsewhere");
        if (context.DirectoryExists(elsewhere)) context.DeleteDirectory(elsewhere, new DeleteDirectorySettings { Recursive = true, Force = true });
        Git(context, parameters.Paths.Root, "clone", "--quiet", "--depth=1", $"file://{parameters.Paths.Root.FullPath}", elsewhere.FullPath);
        // What the feed has is not asked twice.
        if (context.FileExists(parameters.Paths.StandInMemory))
            context.CopyFile(parameters.Paths.StandInMemory, elsewhere.CombineWithFilePath(parameters.Paths.StandInMemory.GetFilename()));
        var arguments = new ProcessArgumentBuilder().AppendQuoted(elsewhere.CombineWithFilePath("build.sh").FullPath).Append("--target=Package");
        if (parameters.Stack is not null) arguments.Append($"--stack={parameters.Stack}");
        var exitCode = context.StartProcess("bash", new ProcessSettings { Arguments = arguments, WorkingDirectory = elsewhere });
        if (exitCode != 0) throw new CakeException($"Packaging in another folder ended with exit code {exitCode}: what it said stands above.");

        var (here, there) = (DeploymentZip.Hash(parameters.Paths.Zip), DeploymentZip.Hash(new BuildPaths(elsewhere).Zip));
        context.DeleteDirectory(elsewhere, new DeleteDirectorySettings { Recursive = true, Force = true });
        if (here != there)
            throw new CakeException(
                $"The zip of this folder has SHA-256 {here}, and that of another folder {there}: something of the folder, the time or chance is in it.");
        context.Information("Reproduced: {0} in both folders.", here);
    }

    private static List<string> Git(ICakeContext context, DirectoryPath root, params string[] arguments)
    {
        var builder = new ProcessArgumentBuilder();
        foreach (var argument in arguments) builder.AppendQuoted(argument);
        var exitCode = context.StartProcess(
            "git", new ProcessSettings { Arguments = builder, WorkingDirectory = root, RedirectStandardOutput = true }, out var lines);
        return exitCode == 0 ? lines.ToList() : throw new CakeException($"'git {arguments[0]}' ended with exit code {exitCode}.");
    }
}
