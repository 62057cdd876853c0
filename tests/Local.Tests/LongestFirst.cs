using WhatsAppReplies.Local.Tests.Live.Harness;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("WhatsAppReplies.Local.Tests.LongestFirst", "Local.Tests")]

namespace WhatsAppReplies.Local.Tests;

/// <summary>
/// Order of the collections: those begin first that wait for minutes, for leases to end and outages to be over.
/// Begun last, they would wait alone while everything else has ended.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [LiveFixture.Collection, "ChaosTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(
        collection => Longest.Any(name => collection.DisplayName == name || collection.DisplayName.Contains($".{name} ", StringComparison.Ordinal)) ? 0 : 1);
}
