using System.Text.Json;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>Whatever names a version of something is kept up to date: what is listed for it is held against the files of the repository.</summary>
public sealed class DependabotTests
{
    /// <summary>Of other kinds of packages: each would need an entry of its own.</summary>
    private static readonly string[] ManifestsOfOtherKinds =
    [
        "Dockerfile", "docker-compose.yml", "pom.xml", "build.gradle", "requirements.txt", "pyproject.toml", "go.mod", "Cargo.toml", "Gemfile", "yarn.lock",
        "pnpm-lock.yaml", "composer.json", ".gitmodules", "devcontainer.json",
    ];

    private static readonly string[] Files = [.. FilesBelow(RepositoryFolder.Root).Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, string[]> Directories = Updates();

    [Fact]
    public void Each_folder_with_a_lock_file_of_npm_is_one_that_is_kept_and_no_other() =>
        Assert.Equal(FoldersWith("package-lock.json"), Directories["npm"].Order(StringComparer.Ordinal));

    [Fact]
    public void A_manifest_of_npm_without_a_lock_file_asks_for_nothing() => Assert.All(
        FoldersWith("package.json").Except(FoldersWith("package-lock.json")), folder =>
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(RepositoryFolder.File(folder.Trim('/'), "package.json")));
            Assert.DoesNotContain(manifest.RootElement.EnumerateObject(), property => property.Name.EndsWith("ependencies", StringComparison.Ordinal));
        });

    [Fact]
    public void Each_folder_with_workflows_or_an_action_is_one_that_is_kept() => Assert.Equal(
        FoldersWith("action.yml").Prepend("/").Order(StringComparer.Ordinal), Directories["github-actions"].Order(StringComparer.Ordinal));

    /// <summary>It looks into the folder that it is given: for a solution and its projects, for central versions, for tools, for the SDK.</summary>
    [Fact]
    public void All_that_NuGet_gives_and_the_SDK_have_their_versions_in_the_root()
    {
        Assert.Equal(["/"], Directories["nuget"]);
        Assert.Equal(["/"], Directories["dotnet-sdk"]);
        Assert.Equal(["/"], FoldersWith("Directory.Packages.props"));
        Assert.Equal(["/"], FoldersWith("global.json"));
        Assert.Equal(["/.config"], FoldersWith("dotnet-tools.json"));
        Assert.Contains("WhatsAppReplies.slnx", Files);
        // A project beside the solution may use no version of its own, which nobody would renew.
        Assert.All(
            Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
            file => Assert.DoesNotMatch("<PackageReference[^>]* Version(Override)?=|<Version(Override)?>", File.ReadAllText(RepositoryFolder.File(file))));
    }

    [Fact]
    public void Nothing_else_that_is_here_has_versions_to_keep()
    {
        Assert.Equal(["dotnet-sdk", "github-actions", "npm", "nuget"], Directories.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Files, file => ManifestsOfOtherKinds.Contains(Path.GetFileName(file)) || file.EndsWith(".tf", StringComparison.Ordinal));
    }

    private static string[] FoldersWith(string name) =>
        [.. Files.Where(file => Path.GetFileName(file) == name).Select(file => $"/{Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '/')}")];

    /// <summary>What is built or installed is not of the repository.</summary>
    private static IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(folder)
        .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file))
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(below => Path.GetFileName(below) is not ("artifacts" or ".git" or "node_modules" or "bin" or "obj"))
            .SelectMany(FilesBelow));

    private static Dictionary<string, string[]> Updates() =>
        ((YamlSequenceNode)GitHubFile.Read("dependabot.yml")["updates"]).Cast<YamlMappingNode>().ToDictionary(
            update => update["package-ecosystem"].ToString(),
            update => update.Children.TryGetValue("directories", out var several)
                ? ((YamlSequenceNode)several).Select(one => one.ToString()).ToArray()
                : [update["directory"].ToString()]);
}
