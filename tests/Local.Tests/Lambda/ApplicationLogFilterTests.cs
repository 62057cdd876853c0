using WhatsAppReplies.Local.Cloud.Lambda.Logging;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>What the service drops of a function whose log format is JSON.</summary>
public sealed class ApplicationLogFilterTests
{
    [Theory]
    [InlineData("INFO", """{"level":"DEBUG"}""", false)]
    [InlineData("INFO", """{"level":"INFO"}""", true)]
    [InlineData("WARN", """{"level":"Information"}""", false)]
    [InlineData("WARN", """{"level":"Warning"}""", true)]
    [InlineData("ERROR", """{"level":"Critical"}""", true)]
    [InlineData("INFO", """{"level":"UNHEARD OF"}""", true)]
    [InlineData("WARN", """{"level":"UNHEARD OF"}""", false)]
    [InlineData("INFO", """{"_aws":{}}""", true)]
    [InlineData("WARN", """{"_aws":{}}""", false)]
    [InlineData("INFO", "plain text", true)]
    [InlineData("WARN", "plain text", false)]
    [InlineData("INFO", "{ not json", true)]
    public void A_record_below_the_level_is_dropped_and_one_without_a_level_counts_as_info(string least, string line, bool kept) =>
        Assert.Equal(kept, new ApplicationLogFilter(least).Keeps(line));
}
