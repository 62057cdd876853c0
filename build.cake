#load "eng/cake/parameters.cake"
#load "eng/cake/tools.cake"
#load "eng/cake/standins.cake"
#load "eng/cake/zip.cake"
#load "eng/cake/tests.cake"

string[] publicTargets = ["Help", "Local", "Test", "Build", "Package", "Plan", "Preview", "Up", "Destroy", "Chaos", "Bench", "Format", "Clean"];
string[] testProjects = ["Standins.Tests", "Infra.Tests", "App.Tests", "Local.Tests"];

BuildParameters parametersOfThisRun;
try
{
    parametersOfThisRun = BuildParameters.Read(Context, publicTargets);
}
catch (CakeException mistakes)
{
    Console.Error.WriteLine(mistakes.Message);
    Environment.Exit(2);
    throw;
}

Setup(_ => parametersOfThisRun);

void Run(string what, ProcessArgumentBuilder arguments, string tool = "dotnet")
{
    var exitCode = StartProcess(tool, new ProcessSettings { Arguments = arguments });
    if (exitCode != 0) throw new CakeException($"{what} ended with exit code {exitCode}: what it said stands above.");
}

ProcessArgumentBuilder Arguments(params string[] all) =>
    all.Aggregate(new ProcessArgumentBuilder(), (builder, one) => builder.AppendQuoted(one));

Task("Help")
    .Description("Lists the targets.")
    .Does<BuildParameters>(parameters =>
    {
        Information("./build.sh --target=NAME, where NAME is");
        foreach (var task in Tasks.Where(task => publicTargets.Contains(task.Name)))
            Information("  {0,-8} {1}", task.Name, task.Description);
    });

Task("__Packages").Does<BuildParameters>(parameters => StandIns.Decide(Context, parameters));

Task("__Tools").Does<BuildParameters>(parameters => RequiredTools.Check(Context, parameters));

Task("Build")
    .Description("Builds everything.")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
        Run("The build", Arguments("build", parameters.Paths.Solution.FullPath, "-c", "Release", "--nologo", "-v", "minimal", "-tl:off", "-clp:NoSummary")));

Task("Package")
    .Description("Builds the function's zip: artifacts/whatsapp-replies.zip.")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
    {
        CleanDirectory(parameters.Paths.Publish);
        Run("Publishing the function", Arguments("publish", parameters.Paths.FunctionProject.FullPath, "-c", "Release", "-r", "linux-x64", "--self-contained", "false",
            "-o", parameters.Paths.Publish.FullPath, "--nologo", "-v", "quiet", "-tl:off"));
        var hash = DeploymentZip.Write(parameters.Paths.Publish, parameters.Paths.Zip);
        Information("Package: {0}, {1:0.0} MB, SHA-256 {2}", parameters.Paths.Root.GetRelativePath(parameters.Paths.Zip),
            Context.FileSize(parameters.Paths.Zip) / 1e6, hash);
    });

Task("Local")
    .Description("The main job: builds, packages, applies the Pulumi program to this machine and answers conversations end to end. --stack=dev|prod, --keep leaves it running.")
    .IsDependentOn("__Tools")
    .IsDependentOn("Build")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters =>
    {
        var arguments = Arguments(parameters.Paths.Built("WhatsAppReplies.Local").FullPath, "run", "--stack", parameters.Stack ?? "dev", "--zip", parameters.Paths.Zip.FullPath);
        if (parameters.Keep) arguments.Append("--keep");
        Run("The local run", arguments);
    });

Task("Test")
    .Description("All tests. --filter=EXPRESSION runs a part of them.")
    .IsDependentOn("__Tools")
    .IsDependentOn("Build")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters => TestRun.All(Context, parameters, testProjects));

Task("Format")
    .Description("Fails when a file is not formatted as .editorconfig says.")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
        Run("dotnet format", Arguments("format", parameters.Paths.Solution.FullPath, "--verify-no-changes", "--severity", "warn")));

Task("Clean")
    .Description("Removes artifacts/ (builds, caches of the local emulators, reports).")
    .Does<BuildParameters>(parameters => DeleteDirectoryIfThere(parameters.Paths.Artifacts));

void DeleteDirectoryIfThere(DirectoryPath path)
{
    if (!DirectoryExists(path)) return;
    DeleteDirectory(path, new DeleteDirectorySettings { Recursive = true, Force = true });
    Information("Removed {0}.", path);
}

RunTarget(parametersOfThisRun.Target);
