using System.Reflection;

namespace WhatsAppReplies.Local.Tests.AwsContract;

public sealed class SourceTests
{
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

    private static List<MethodInfo> Claims() =>
    [
        .. typeof(ContractTestBase).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ContractTestBase)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
    ];
}
