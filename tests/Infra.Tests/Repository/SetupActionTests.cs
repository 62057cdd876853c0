using System.Text.Json;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// What workflows have on their machine. Lock files hold packages that the SDK adds in its own version, so with them the SDK has to be the same.
/// </summary>
public sealed class SetupActionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void With_lock_files_exactly_the_SDK_is_installed_that_is_named_and_without_them_the_newest_that_may_be_used()
    {
        var (name, install) = (Step("sdk"), Steps().Single(step => Text(step, "uses").StartsWith("actions/setup-dotnet@", StringComparison.Ordinal)));

        Assert.Equal("hashFiles('**/packages.lock.json') != ''", Text(name, "if"));
        Assert.Equal("${{ steps.sdk.outputs.version }}", install["with"]["dotnet-version"].ToString());
        Assert.Equal("${{ steps.sdk.outputs.version == '' && 'global.json' || '' }}", install["with"]["global-json-file"].ToString());
        Assert.True(Steps().IndexOf(name) < Steps().IndexOf(install));
    }

    [SkippableFact]
    public async Task The_SDK_that_is_named_comes_into_a_folder_in_which_no_other_is()
    {
        Skip.If(OperatingSystem.IsWindows(), "The step is a script of bash, for the machines of GitHub.");
        var (output, environment) = (PathOf("output"), PathOf("environment"));

        var (exitCode, said) = await CheckTools.StartAsync(
            "bash",
            RepositoryFolder.Root,
            ["-eo", "pipefail", "-c", Text(Step("sdk"), "run")],
            [("GITHUB_OUTPUT", output), ("GITHUB_ENV", environment), ("RUNNER_TEMP", _folder.FullName)]);

        Assert.True(exitCode == 0, said);
        using var named = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryFolder.File("global.json")));
        Assert.Equal($"version={named.RootElement.GetProperty("sdk").GetProperty("version").GetString()}\n", await File.ReadAllTextAsync(output));
        Assert.Equal($"DOTNET_INSTALL_DIR={_folder.FullName}/dotnet\n", await File.ReadAllTextAsync(environment));
    }

    [Fact]
    public void What_was_downloaded_is_kept_for_the_same_lock_files() => Assert.Contains(
        "'**/packages*.lock.json'",
        Steps().Single(step => Text(step, "uses").StartsWith("actions/cache@", StringComparison.Ordinal))["with"]["key"].ToString(),
        StringComparison.Ordinal);

    private static YamlMappingNode Step(string id) => Steps().Single(step => Text(step, "id") == id);

    private static List<YamlMappingNode> Steps() =>
        [.. ((YamlSequenceNode)GitHubFile.Read("actions", "setup", "action.yml")["runs"]["steps"]).Cast<YamlMappingNode>()];

    private static string Text(YamlMappingNode step, string key) => step.Children.TryGetValue(key, out var value) ? value.ToString() : "";

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
