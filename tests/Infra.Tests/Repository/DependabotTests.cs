using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed class DependabotTests
{
    private static readonly string Folder = RepositoryFolder.File(".github");

    [Fact]
    public void Everything_that_is_pinned_is_kept_up_to_date()
    {
        var dependabot = File.ReadAllText(Path.Combine(Folder, "dependabot.yml"));

        Assert.All(new[] { "github-actions", "nuget", "npm", "dotnet-sdk" }, kind =>
            Assert.Contains($"package-ecosystem: {kind}", dependabot, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateDirectories(RepositoryFolder.File("eng", "npm")).Select(folder => $"/eng/npm/{Path.GetFileName(folder)}"),
            folder => Assert.Contains(folder, dependabot, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateDirectories(Path.Combine(Folder, "actions")).Select(folder => $"/.github/actions/{Path.GetFileName(folder)}"),
            folder => Assert.Contains(folder, dependabot, StringComparison.Ordinal));
    }
}
