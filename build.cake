#load "eng/cake/parameters.cake"
#load "eng/cake/tools.cake"
#load "eng/cake/feed.cake"
#load "eng/cake/standin-memory.cake"
#load "eng/cake/standins.cake"
#load "eng/cake/zip.cake"
#load "eng/cake/choice.cake"
#load "eng/cake/linker.cake"
#load "eng/cake/fingerprint.cake"
#load "eng/cake/elf.cake"
#load "eng/cake/lambdaimage.cake"
#load "eng/cake/package.cake"
#load "eng/cake/reproduction.cake"
#load "eng/cake/compiler.cake"
#load "eng/cake/tests.cake"
#load "eng/cake/freshness.cake"
#load "eng/cake/browser.cake"
#load "eng/cake/pulumi.cake"
#load "eng/cake/lines.cake"
#load "eng/cake/lockfiles.cake"

string[] publicTargets =
[
    "Help", "Local", "Phone", "Test", "Build", "Package", "Reproduce", "Plan", "Try", "Preview", "Drift", "Up", "Destroy", "Verify", "Rollback", "Pause",
    "HandBack", "DeadLetters", "Conversation", "Chaos", "Bench", "Format", "Audit", "Lock", "Clean",
];

// What waits in real time for most of its time runs beside what computes.
TestProject[][] testLanes =
[
    [new("Local.Tests")],
    [new("App.Tests", GivesWay: true), new("Infra.Tests", GivesWay: true), new("Standins.Tests"), new("Store.Tests", GivesWay: true)],
];

// Read when all targets are known by their descriptions: at the end.
BuildParameters parametersOfThisRun = null;

Setup(_ => parametersOfThisRun);

Teardown(context => CompilerServer.End(context));

// Of the program that failed: it tells a mistake from what is not done, and whoever runs this script may want to know.
var exitCodeOfThisRun = 0;

void Run(string what, ProcessArgumentBuilder arguments, string tool = "dotnet")
{
    var exitCode = StartProcess(tool, new ProcessSettings { Arguments = arguments });
    if (exitCode == 0) return;
    exitCodeOfThisRun = exitCode;
    throw new CakeException($"{what} ended with exit code {exitCode}: what it said stands above.");
}

ProcessArgumentBuilder Arguments(params string[] all) =>
    all.Aggregate(new ProcessArgumentBuilder(), (builder, one) => builder.AppendQuoted(one));

Task("Help")
    .Description("Lists the targets.")
    .Does<BuildParameters>(parameters =>
    {
        Information("./build.sh --target=NAME or ./build.sh NAME, where NAME is");
        foreach (var line in TargetLines()) Information("{0}", line);
    });

IEnumerable<string> TargetLines() => Tasks.Where(task => publicTargets.Contains(task.Name)).Select(task => $"  {task.Name,-12} {task.Description}");

Task("__Packages").IsDependentOn("__StandIns").Does<BuildParameters>(parameters => LockFiles.Hold(Context, parameters));

Task("__StandIns").Does<BuildParameters>(parameters => StandIns.Decide(Context, parameters));

Task("__Tools").Does<BuildParameters>(parameters => RequiredTools.Check(Context, parameters));

Task("__Browser").Does<BuildParameters>(parameters => Browser.Provide(Context, parameters));

Task("Build")
    .Description("Builds everything.")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters => Build(parameters, parameters.Paths.Solution));

void Build(BuildParameters parameters, FilePath project)
{
    CompilerServer.Use();
    Run("The build", Arguments("build", project.FullPath, "-c", "Release", "--nologo", "-v", "minimal", "-tl:off", "-clp:NoSummary"));
}

Task("__Local")
    .IsDependentOn("__Tools")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
        BuildWhereNew(
            parameters.Paths.Built("WhatsAppReplies.Local"), parameters.Paths.LocalStamp, parameters.Paths.LocalSources, parameters.Paths.LocalProject,
            "-v", "minimal"));

// The compiler is asked only when a source differs from what it was last given: MSBuild takes seconds to find nothing. It also goes by time stamps, which would
// leave out a source that is older than its last build: what is small is built anew.
void BuildWhereNew(FilePath built, FilePath stamp, IReadOnlyList<string> sources, FilePath project, params string[] options)
{
    var before = Freshness.Hash(sources);
    if (Freshness.IsUpToDate(built, stamp, before)) return;
    CompilerServer.Use();
    Run("The build", Arguments(["build", project.FullPath, "-c", "Release", "--nologo", "-tl:off", "-clp:NoSummary", .. options]));
    Freshness.Remember(built, stamp, before);
}

Task("__Benchmarks")
    .IsDependentOn("__Tools")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters => Build(parameters, parameters.Paths.TestProject("Benchmarks")));

Task("Package")
    .Description(
        "Builds the function's zip, artifacts/whatsapp-replies.zip: the package and the processor that the stack files name. --stack=NAME takes one file")
    .IsDependentOn("__Packages")
    .Finally(() => CompilerServer.End(Context))
    .Does<BuildParameters>(parameters =>
    {
        if (parameters.Packaged)
        {
            if (!FileExists(parameters.Paths.Zip))
                throw new CakeException(
                    $"--packaged, and there is no {parameters.Paths.Root.GetRelativePath(parameters.Paths.Zip)}: --target=Package makes it.");
            Information("Package: as it is there, SHA-256 {0}", DeploymentZip.Hash(parameters.Paths.Zip));
            return;
        }

        CopyFile(FunctionPackage.Make(Context, parameters, FunctionPackage.Possible(Context, parameters, PackageChoice.Of(parameters))), parameters.Paths.Zip);
    });

Task("__ManagedPackage")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
        CopyFile(FunctionPackage.Make(Context, parameters, PackageChoice.Of(parameters) with { Kind = PackageChoice.Managed }), parameters.Paths.ManagedZip));

Task("Reproduce")
    .Description("Packages the last commit once more in another folder, and fails when a byte differs. --stack=NAME")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters => Reproduction.Check(Context, parameters));

Task("Local")
    .Description(
        "The main job: builds, packages, applies the Pulumi program to this machine and answers conversations end to end. "
        + "--stack=NAME, --keep leaves it running.")
    .IsDependentOn("__Local")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters =>
    {
        var arguments = Arguments(
            parameters.Paths.Built("WhatsAppReplies.Local").FullPath, "run", "--stack", parameters.OneStack, "--zip", parameters.Paths.Zip.FullPath);
        if (parameters.Keep) arguments.Append("--keep");
        Run("The local run", arguments);
    });

Task("Phone")
    .Description("A page with phones on it, and what happens behind them; buttons that break it. --stack=NAME")
    .IsDependentOn("__Local")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters =>
        Run("The page", Arguments(
            parameters.Paths.Built("WhatsAppReplies.Local").FullPath, "phone", "--stack", parameters.OneStack, "--zip", parameters.Paths.Zip.FullPath)));

Task("Test")
    .Description("All tests. --filter=EXPRESSION runs a part of them; --seeds=N runs the simulation with so many seeds, --seed=S replays one.")
    .IsDependentOn("__Tools")
    .IsDependentOn("Build")
    .IsDependentOn("Package")
    .IsDependentOn("__ManagedPackage")
    .IsDependentOn("__Browser")
    .Does<BuildParameters>(parameters => TestRun.All(Context, parameters, testLanes));

Task("__Program")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
    {
        // A plan is looked at often.
        BuildWhereNew(
            parameters.Paths.Built("WhatsAppReplies.Local.Plan"), parameters.Paths.ProgramStamp, parameters.Paths.ProgramSources, parameters.Paths.PlanProject,
            "--no-incremental", "-v", "quiet");
    });

Task("Plan")
    .Description(
        "Runs the Pulumi program without an engine or account, and shows how it differs from the accepted plan: of each stack that has one, "
        + "or of --stack=NAME, or with --account of infra/account. --all draws all of it, --accept accepts it.")
    .IsDependentOn("__Program")
    .Does<BuildParameters>(parameters => Plan(parameters));

void Plan(BuildParameters parameters)
{
    foreach (var (name, options) in parameters.Account
        ? [("account", ["--account"])]
        : parameters.Stacks.Select(stack => (stack, new[] { "--stack", stack })).ToArray())
    {
        var plan = parameters.Paths.Plans.CombineWithFilePath($"{name}.json");
        EnsureDirectoryExists(parameters.Paths.Plans);
        var arguments = Arguments([
            parameters.Paths.Built("WhatsAppReplies.Local.Plan").FullPath, "plan", .. options, "--root", parameters.Paths.Root.FullPath, "--out", plan.FullPath,
        ]);
        if (parameters.Accept) arguments.Append("--accept");
        if (parameters.All) arguments.Append("--all");
        Run($"The plan of {name}", arguments);
    }

    if (!parameters.All)
        Information(
            "The whole plan: ./build.sh --target=Plan --all, or {0}",
            parameters.Paths.Root.GetRelativePath(parameters.Paths.Plans).CombineWithFilePath("STACK.json"));
}

Task("Try")
    .Description(
        "Runs an assistant against the conversations under infra/assistants/trials, with OPENAI_API_KEY on the real model. --assistant=ID, --most-dollars=N")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
    {
        CompilerServer.Use();
        Run(
            "Building what tries assistants",
            Arguments("build", parameters.Paths.TryProject.FullPath, "-c", "Release", "--nologo", "-v", "quiet", "-tl:off", "-clp:NoSummary"));
        var arguments = Arguments(
            parameters.Paths.Built("WhatsAppReplies.Local.Try").FullPath, "try", "--assistant", parameters.Assistant, "--root", parameters.Paths.Root.FullPath);
        if (parameters.MostDollars is { } most) arguments.Append("--most-dollars").AppendQuoted(most);
        Run("The trials", arguments);
    });

Task("Preview")
    .Description("Packages, then shows what pulumi up would change; without the Pulumi CLI the offline plan and its difference. --stack=NAME")
    .IsDependentOn("Package")
    .IsDependentOn("__Program")
    .Does<BuildParameters>(parameters =>
    {
        if (PulumiCli.Find(Context) is { } pulumi)
        {
            foreach (var stack in parameters.Stacks) Run($"pulumi preview of {stack}", PulumiCli.Arguments("preview", stack, "--diff"), pulumi.FullPath);
            return;
        }

        Warning(
            "The Pulumi CLI is not on the PATH: this is the offline plan and how it differs from the accepted one, not a comparison with AWS. {0}",
            PulumiCli.HowToInstall);
        Plan(parameters);
    });

Task("Drift")
    .Description("Packages, then fails where what is there is not what the program declares: pulumi preview with a refresh. --stack=NAME (needed)")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters => Pulumi(parameters, "preview", "--refresh", "--expect-no-changes", "--diff"));

Task("Up")
    .Description("Packages, then pulumi up. --stack=NAME (needed), --yes does not ask, --packaged takes the zip that is there.")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters => Pulumi(parameters, "up", parameters.Yes ? "--yes" : null));

Task("Destroy")
    .Description("Packages, then pulumi destroy: takes the environment away. --stack=NAME (needed), --yes does not ask.")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters => Pulumi(parameters, "destroy", parameters.Yes ? "--yes" : null));

void Pulumi(BuildParameters parameters, string command, params string[] options)
{
    var pulumi = PulumiCli.Find(Context)
        ?? throw new CakeException($"pulumi {command} needs the Pulumi CLI, and it is not on the PATH. {PulumiCli.HowToInstall}");
    Run($"pulumi {command} of {parameters.Stack}", PulumiCli.Arguments(command, parameters.Stack, options), pulumi.FullPath);
}

Task("__Operations")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
    {
        CompilerServer.Use();
        Run(
            "Building the operator's tools",
            Arguments("build", parameters.Paths.OperationsProject.FullPath, "-c", "Release", "--nologo", "-v", "quiet", "-tl:off", "-clp:NoSummary"));
    });

// The tools are built where their sources differ from the last build, and run with the same credentials as the AWS CLI;
// AWS_ENDPOINT_URL leads them to this machine.
void Operate(BuildParameters parameters, string command) =>
    Run(
        command,
        Arguments([parameters.Paths.Built("WhatsAppReplies.Ops").FullPath, command, "--stack", parameters.Stack, "--root", parameters.Paths.Root.FullPath,
            .. parameters.OperatorOptions]));

Task("Verify")
    .Description(
        "Looks whether a deployed stack is as declared, and sends a conversation through it that asks no model and sends no message. --stack=NAME; "
        + "--hash=SHA256 of the zip that has to be live; --recipient=NUMBER, a phone of yours, also gets a reply (--number=NUMBER, --assistant=ID)")
    .IsDependentOn("__Operations")
    .Does<BuildParameters>(parameters => Operate(parameters, "verify"));

Task("Rollback")
    .Description("Lets queue, address and schedule use an earlier version of the functions, in seconds. --stack=NAME, --version=N, --list only shows them")
    .IsDependentOn("__Operations")
    .Does<BuildParameters>(parameters => Operate(parameters, "rollback"));

Task("Pause")
    .Description("Stops all replies of a stack in seconds: triggers wait. --stack=NAME, --resume goes on")
    .IsDependentOn("__Operations")
    .Does<BuildParameters>(parameters => Operate(parameters, "pause"));

Task("HandBack")
    .Description("Gives a conversation that a person has had back to the assistant. --stack=NAME, --conversation=ID, --channel=ADDRESS")
    .IsDependentOn("__Operations")
    .Does<BuildParameters>(parameters => Operate(parameters, "hand-back"));

Task("DeadLetters")
    .Description(
        "Lists dead letters, without a text. --stack=NAME, --message=ID inspects one; --send-back (--rate=N a minute, "
        + "--discard-answered) sends them back. --most=N")
    .IsDependentOn("__Operations")
    .Does<BuildParameters>(parameters => Operate(parameters, "dead-letters"));

Task("Conversation")
    .Description("Shows a conversation's state and what was written. --stack=NAME, --id=ID, --channel=ADDRESS, --most=N")
    .IsDependentOn("__Operations")
    .Does<BuildParameters>(parameters => Operate(parameters, "conversation"));

Task("Chaos")
    .Description("Conversations through the zip while processes are killed and calls delayed, dropped and repeated. --stack=NAME, --turns=N, --seed=S")
    .IsDependentOn("__Local")
    .IsDependentOn("Package")
    .Does<BuildParameters>(parameters =>
    {
        var arguments = Arguments(
            parameters.Paths.Built("WhatsAppReplies.Local").FullPath, "chaos", "--stack", parameters.OneStack, "--zip", parameters.Paths.Zip.FullPath);
        if (parameters.Turns is { } turns) arguments.Append($"--turns {turns}");
        if (parameters.Seed is { } seed) arguments.Append($"--seed {seed}");
        Run("The chaos run", arguments);
    });

Task("__NativeFloor")
    .Does<BuildParameters>(parameters =>
    {
        var (linker, whyNot) = Linker.Find(Context, "linux-x64");
        if (linker is null)
        {
            Warning("The native floor is left out of the benchmarks: {0}.", whyNot);
            return;
        }

        Run("Publishing the native floor", Arguments("publish", parameters.Paths.NativeFloorProject.FullPath, "-c", "Release", "-r", "linux-x64",
            $"-p:CppCompilerAndLinker={linker.Driver}", $"-p:ObjCopyName={linker.ObjCopy}",
            $"-p:ArtifactsPath={parameters.Paths.NativeFloor.Combine("dotnet").FullPath}",
            "-o", parameters.Paths.NativeFloor.FullPath, "--nologo", "-v", "quiet", "-tl:off"));
    });

Task("Bench")
    .Description(
        "Measures cold start, memory, overhead, calls, throughput, cost, beside a Node peer: artifacts/bench/report.md. --quick, --only=SECTION,SECTION")
    .IsDependentOn("__Benchmarks")
    .IsDependentOn("Package")
    .IsDependentOn("__ManagedPackage")
    .IsDependentOn("__NativeFloor")
    .Does<BuildParameters>(parameters =>
    {
        var arguments = Arguments(parameters.Paths.Built("Benchmarks").FullPath);
        if (parameters.Quick) arguments.Append("--quick");
        if (parameters.Only is not null) arguments.Append("--only").AppendQuoted(parameters.Only);
        Run("The benchmarks", arguments);
    });

Task("Format")
    .Description("Fails when a file is not formatted as .editorconfig says. --quick: white space and the length of lines; the build and a test refuse the rest")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
    {
        // Loading all projects takes minutes, and the analysis after it is the build's.
        if (parameters.Quick)
        {
            LineLength.Check(Context, parameters.Paths);
            Run("dotnet format", Arguments("format", "whitespace", parameters.Paths.Root.FullPath, "--folder", "--verify-no-changes",
                "--exclude", parameters.Paths.Artifacts.FullPath));
        }
        else
            Run("dotnet format", Arguments("format", parameters.Paths.Solution.FullPath, "--verify-no-changes", "--severity", "warn"));
    });

Task("Audit")
    .Description("Fails when a security advisory names a package that anything here uses, directly or not.")
    .IsDependentOn("__Packages")
    .Does<BuildParameters>(parameters =>
        Run(
            "The audit of the packages",
            Arguments("restore", parameters.Paths.Solution.FullPath, "--force", "-p:AdvisoriesAreErrors=true", "--nologo", "-v:quiet", "-tl:off")));

Task("Lock")
    .Description("Writes the lock files of NuGet (packages.lock.json), which workflows hold to: on a machine whose feed has every package.")
    .IsDependentOn("__StandIns")
    .Does<BuildParameters>(parameters => LockFiles.Write(Context, parameters));

Task("Clean")
    .Description("Removes artifacts/ (builds, caches of the local emulators, reports).")
    .Does<BuildParameters>(parameters => DeleteDirectoryIfThere(parameters.Paths.Artifacts));

void DeleteDirectoryIfThere(DirectoryPath path)
{
    if (!DirectoryExists(path)) return;
    DeleteDirectory(path, new DeleteDirectorySettings { Recursive = true, Force = true });
    Information("Removed {0}.", path);
}

try
{
    parametersOfThisRun = BuildParameters.Read(Context, publicTargets, TargetLines());
}
catch (CakeException mistakes)
{
    Console.Error.WriteLine(mistakes.Message);
    Environment.Exit(2);
}

try
{
    RunTarget(parametersOfThisRun.Target);
}
catch (Exception failure) when (exitCodeOfThisRun != 0)
{
    // Cake itself ends with 1, whatever an exception of its own says.
    Error("Error: {0}", failure.Message);
    Environment.Exit(exitCodeOfThisRun);
}
