using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

public sealed class CheckToolsTests
{
    [Fact]
    public async Task A_machine_without_Node_is_told_so_and_nothing_is_passed_over() =>
        Assert.Equal(
            "These tests need Node.js 20 or newer, and 'no-such-program' cannot be started: install it and run them again.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => CheckTools.StartAsync("no-such-program", RepositoryFolder.Root, []))).Message);

    [Theory]
    [InlineData("browser")]
    [InlineData("checks")]
    [InlineData("emulators")]
    public void Packages_are_pinned_by_hash_and_not_by_where_they_come_from(string tools)
    {
        var lockFile = File.ReadAllText(RepositoryFolder.File("eng", "npm", tools, "package-lock.json"));

        Assert.Contains("\"integrity\": \"sha512-", lockFile, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resolved\": \"http", lockFile, StringComparison.Ordinal);
    }
}
