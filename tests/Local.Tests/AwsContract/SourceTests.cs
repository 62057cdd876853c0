using System.Reflection;

namespace WhatsAppReplies.Local.Tests.AwsContract;

public sealed class SourceTests
{
    private const string Heading = "## Known differences";

    [Fact]
    public void Every_claim_names_its_source_and_is_held_against_both()
    {
        Assert.NotEmpty(Claims());
        Assert.All(Claims(), claim =>
        {
            Assert.NotNull(claim.GetCustomAttribute<SkippableTheoryAttribute>());
            Assert.NotNull(claim.GetCustomAttribute<EverywhereAttribute>());
            Assert.StartsWith("https://docs.aws.amazon.com/", claim.GetCustomAttribute<SourceAttribute>()?.Address, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_differs_here_stands_in_the_list_of_known_differences()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "infra", "local", "README.md"));
        var listed = readme[readme.IndexOf(Heading, StringComparison.Ordinal)..];

        Assert.All(
            Claims().Select(claim => claim.GetCustomAttribute<EverywhereAttribute>()?.DiffersHere).OfType<string>(),
            difference => Assert.Contains(difference, listed, StringComparison.Ordinal));
    }

    private static List<MethodInfo> Claims() =>
    [
        .. typeof(ContractTestBase).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ContractTestBase)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
    ];
}
