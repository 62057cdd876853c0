using WhatsAppReplies.Local.CloudWatch;
using WhatsAppReplies.Local.CloudWatch.Patterns;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class JsonPatternTests
{
    private const string Record =
        """
        {"level":"CRITICAL","message":"refused","count":3,"zero":0,"text":"400","flag":true,"off":false,"nothing":null,
         "user":{"name":"ann","roles":["admin","writer"]},"items":[{"id":1},{"id":2}],"dotted.name":"d"}
        """;

    [Theory]
    [InlineData("""{ $.level = "CRITICAL" }""")]
    [InlineData("""{$.level="CRITICAL"}""")]
    [InlineData("""{ $.level = CRITICAL }""")]
    [InlineData("""{ $.level = "CRIT*" }""")]
    [InlineData("""{ $.level = "*ICAL" }""")]
    [InlineData("""{ $.level = * }""")]
    [InlineData("""{ $.level != "ERROR" }""")]
    [InlineData("""{ $.count = 3 }""")]
    [InlineData("""{ $.count > 2 }""")]
    [InlineData("""{ $.count >= 3 && $.count <= 3 }""")]
    [InlineData("""{ $.count != 4 }""")]
    [InlineData("""{ $.count < 3.5 }""")]
    [InlineData("""{ $.zero = 0 }""")]
    [InlineData("""{ $.text = "400" }""")]
    [InlineData("""{ $.flag IS TRUE }""")]
    [InlineData("""{ $.off IS FALSE }""")]
    [InlineData("""{ $.nothing IS NULL }""")]
    [InlineData("""{ $.missing NOT EXISTS }""")]
    [InlineData("""{ $.user.name = "ann" }""")]
    [InlineData("""{ $.user.roles[1] = "writer" }""")]
    [InlineData("""{ $.user.roles[*] = "writer" }""")]
    [InlineData("""{ $.items[1].id = 2 }""")]
    [InlineData("""{ $.items[*].id = 2 }""")]
    [InlineData("""{ $.['dotted.name'] = "d" }""")]
    [InlineData("""{ $.level = "ERROR" || $.level = "CRITICAL" }""")]
    [InlineData("""{ ($.level = "ERROR" || $.level = "CRITICAL") && $.count = 3 }""")]
    [InlineData("""{ $.level = "CRITICAL" || $.level = "ERROR" && $.count = 4 }""")]
    [InlineData("""{ $.message = %ref.*d% }""")]
    public void It_matches(string pattern) => Assert.True(FilterPattern.Parse(pattern).Matches(Record));

    [Theory]
    [InlineData("""{ $.level = "critical" }""")]
    [InlineData("""{ $.level = "CRIT" }""")]
    [InlineData("""{ $.level != "CRITICAL" }""")]
    [InlineData("""{ $.Level = "CRITICAL" }""")]
    [InlineData("""{ $.missing = "CRITICAL" }""")]
    [InlineData("""{ $.missing != "CRITICAL" }""")]
    [InlineData("""{ $.missing IS NULL }""")]
    [InlineData("""{ $.nothing NOT EXISTS }""")]
    [InlineData("""{ $.text = 400 }""")]
    [InlineData("""{ $.count > 3 }""")]
    [InlineData("""{ $.level > 3 }""")]
    [InlineData("""{ $.user = "ann" }""")]
    [InlineData("""{ $.user.roles = "admin" }""")]
    [InlineData("""{ $.user.roles[2] = "admin" }""")]
    [InlineData("""{ $.flag IS FALSE }""")]
    [InlineData("""{ ($.level = "CRITICAL" || $.level = "ERROR") && $.count = 4 }""")]
    [InlineData("""{ $.message = "ref" }""")]
    public void It_does_not_match(string pattern) => Assert.False(FilterPattern.Parse(pattern).Matches(Record));

    [Theory]
    [InlineData("CRITICAL")]
    [InlineData("text before {\"level\":\"CRITICAL\"}")]
    [InlineData("{\"level\":\"CRITICAL\"} text after")]
    [InlineData("[{\"level\":\"CRITICAL\"}]")]
    [InlineData("{\"message\":\"{ $.level = \\\"CRITICAL\\\" }\"}")]
    [InlineData("{\"level\":\"INFO\",\"message\":\"CRITICAL\"}")]
    public void Text_that_merely_contains_the_word_never_matches(string message) =>
        Assert.False(FilterPattern.Parse(Contract.Telemetry.CriticalPattern).Matches(message));

    [Theory]
    [InlineData("{ $.level = }")]
    [InlineData("{ level = \"CRITICAL\" }")]
    [InlineData("{ $.level = \"CRITICAL\"")]
    [InlineData("{ $.level == \"CRITICAL\" }")]
    [InlineData("{ $.level = \"CRITICAL }")]
    [InlineData("{ $.level = \"A\" && }")]
    [InlineData("{ ($.level = \"A\" }")]
    [InlineData("{ $.level IS CRITICAL }")]
    [InlineData("{ $.level NOT \"A\" }")]
    [InlineData("{ $.level > \"A\" }")]
    [InlineData("{ }")]
    [InlineData("{ $.level = \"A\" } \"B\"")]
    [InlineData("[ip, user, level = CRITICAL]")]
    public void What_is_not_in_the_language_is_refused(string pattern) =>
        Assert.Contains(pattern, Assert.Throws<CloudWatchException>(() => FilterPattern.Parse(pattern)).Message);
}
