using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed class BuildScriptTests : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory();

    public void Dispose() => _temporary.Delete(recursive: true);

    [Fact]
    public async Task Every_mistake_of_a_command_line_is_named_at_once()
    {
        var (exitCode, output) = await RunAsync("--target=Lokal", "--stack=test", "--stcak=dev", "--turns=many", "--account", "--standins=perhaps");

        Assert.Equal(2, exitCode);
        Assert.Contains("--target=Lokal: there is no such target. Targets:", output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  Local +[A-Z]", output);
        Assert.Matches(@"(?m)^  Audit +[A-Z]", output);
        Assert.Contains("--stack=test: there is no Pulumi.test.yaml. Stacks here: ", output, StringComparison.Ordinal);
        Assert.Contains("--stcak: there is no such option. Options: --target, --stack,", output, StringComparison.Ordinal);
        Assert.Contains("--turns=many: a whole number from 1 up is needed.", output, StringComparison.Ordinal);
        Assert.Contains("--account belongs to --target=Plan without --stack", output, StringComparison.Ordinal);
        Assert.Contains("--standins=perhaps: say true", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Up")]
    [InlineData("Destroy")]
    [InlineData("Drift")]
    [InlineData("Verify")]
    [InlineData("Rollback")]
    [InlineData("Pause")]
    [InlineData("HandBack")]
    [InlineData("DeadLetters")]
    [InlineData("Conversation")]
    public async Task An_environment_is_changed_only_by_its_name(string target)
    {
        var (exitCode, output) = await RunAsync($"--target={target}");

        Assert.Equal(2, exitCode);
        Assert.Contains($"--target={target} needs --stack=NAME: it works on that environment. Stacks here: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_to_go_back_to_is_no_question_for_the_version_of_the_build_tool()
    {
        var (exitCode, output) = await RunAsync("--target=Rollback", "--version=3");

        Assert.Equal(2, exitCode);
        Assert.Contains("--target=Rollback needs --stack=NAME", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--version", output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("preview --stack dev --refresh --expect-no-changes --diff", "--target=Drift", "--stack=dev")]
    [InlineData("preview --stack prod --diff", "--target=Preview", "--stack=prod")]
    [InlineData("up --stack prod --yes", "--target=Up", "--stack=prod", "--yes")]
    public async Task The_CLI_is_asked_for_what_a_target_says_and_a_zip_that_is_there_is_taken_as_it_is(string asked, params string[] arguments)
    {
        Skip.If(OperatingSystem.IsWindows(), "The CLI that is looked for there is a program, and not a script.");
        var (pulumi, zip) = (Path.Combine(_temporary.FullName, "pulumi"), RepositoryFolder.File("artifacts", "whatsapp-replies.zip"));
        await File.WriteAllTextAsync(pulumi, "#!/bin/sh\necho \"asked: $*\" | tr -s ' '\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(pulumi, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.True(File.Exists(zip), "These tests need ./build.sh --target=Package.");
        var before = File.GetLastWriteTimeUtc(zip);

        var (exitCode, output) = await BuildScript.RunAsync(
            RepositoryFolder.Root,
            new Dictionary<string, string>
            {
                ["TMPDIR"] = _temporary.FullName,
                ["PATH"] = $"{_temporary.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
            },
            [.. arguments, "--packaged"]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("Package: as it is there, SHA-256", output, StringComparison.Ordinal);
        Assert.Contains($"asked: {asked}", output, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(zip));
    }

    /// <summary>Who runs a tool in a script of their own tells a mistake from what is not done.</summary>
    [Fact]
    public async Task A_mistake_that_a_tool_finds_ends_with_the_code_that_the_page_names()
    {
        var stack = Path.GetFileName(Directory.EnumerateFiles(RepositoryFolder.Root, "Pulumi.*.yaml").Order(StringComparer.Ordinal).First()).Split('.')[1];

        var (exitCode, output) = await RunAsync("--target=Verify", $"--stack={stack}", "--hash=0123");

        Assert.Contains("--hash is no SHA-256", output, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
        Assert.Contains("2 is a mistake in the command line", File.ReadAllText(RepositoryFolder.File("docs", "operations.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target=Help")]
    [InlineData("--help")]
    [InlineData("Local", "-h")]
    [InlineData("Help")]
    [InlineData("help", "--stack=dev")]
    public async Task Help_names_every_target_and_what_it_does(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);

        Assert.Equal(0, exitCode);
        foreach (var target in new[] { "Local", "Phone", "Test", "Build", "Package", "Reproduce", "Plan", "Try", "Preview", "Drift", "Up", "Destroy", "Verify",
            "Rollback", "Pause", "HandBack", "DeadLetters", "Conversation", "Chaos", "Bench", "Format", "Audit", "Lock", "Clean" })
        {
            Assert.Matches($@"(?m)^  {target} +[A-Z]", output);
        }
    }

    [Theory]
    [InlineData("Up")]
    [InlineData("--yes=true", "Up")]
    [InlineData("--target", "Up")]
    public async Task A_word_by_itself_is_a_target(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Matches(@"^--target=Up needs --stack=NAME: it works on that environment\. Stacks here: [a-z0-9, -]+\.$", output.Trim());
    }

    [Fact]
    public async Task Who_tries_an_assistant_says_which()
    {
        var (exitCode, output) = await RunAsync("Try");

        Assert.Equal(2, exitCode);
        Assert.Contains("--target=Try needs --assistant=ID: the name of a file under infra/assistants", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_target_is_a_mistake_and_nothing_runs()
    {
        var (exitCode, output) = await RunAsync("Help", "Clean");

        Assert.Equal(2, exitCode);
        Assert.Contains("Help and Clean: one run has one target.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_leaves_nothing_in_the_folder_for_temporary_files()
    {
        await RunAsync("--target=Help");

        Assert.Empty(_temporary.EnumerateFileSystemInfos().Select(left => left.Name));
    }

    [Fact]
    public void The_quick_start_holds_two_commands()
    {
        var readme = File.ReadAllText(RepositoryFolder.File("README.md"));
        var quickStart = readme[readme.IndexOf("## Quick start", StringComparison.Ordinal)..];
        var commands = quickStart.Split("```")[1].Split('\n').Skip(1).Where(line => line.Length > 0);

        Assert.Equal(["./build.sh --target=Local", "./build.sh --target=Test"], commands);
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => BuildScript.RunAsync(_temporary.FullName, arguments);
}
