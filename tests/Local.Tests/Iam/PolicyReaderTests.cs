using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Tests.Iam;

public sealed class PolicyReaderTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","NotAction":"sqs:*","Resource":"*"}""", "NotAction is not evaluated here")]
    [InlineData("""{"Effect":"Allow","Action":"sqs","Resource":"*"}""", "\"sqs\" is no action")]
    [InlineData("""{"Effect":"Permit","Action":"sqs:*","Resource":"*"}""", "Effect is Permit")]
    [InlineData("""{"Effect":"Allow","Action":"sqs:*"}""", "Resource is missing")]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""", "Action is neither a text nor a list of texts")]
    [InlineData(
        """{"Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""", "IpAddress is not evaluated here")]
    [InlineData(
        """{"Effect":"Allow","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"dynamodb:LeadingKeys":"a"}}}""",
        "dynamodb:LeadingKeys is not evaluated here")]
    public void What_would_not_be_evaluated_is_an_error_that_names_it(string statement, string named)
    {
        var refused = Assert.Throws<ProblemException>(() => PolicyReader.Identity("policy", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("policy, statement 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_or_missing_version_of_the_language_is_refused() =>
        Assert.Contains(
            "Version", Assert.Throws<ProblemException>(() => PolicyReader.Identity("policy", """{"Statement":[]}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_no_JSON_is_refused() =>
        Assert.Contains("not JSON", Assert.Throws<ProblemException>(() => PolicyReader.Identity("policy", "Allow")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_role_is_taken_only_by_a_service_that_it_trusts()
    {
        var roles = new RoleStore("000000000000", "eu-north-1");
        var role = roles.Create("function", PolicyReader.Trust(
            "trust",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com"}}}"""));

        var session = roles.Assume(role.Arn, "lambda.amazonaws.com", "environment");

        Assert.Equal("arn:aws:sts::000000000000:assumed-role/function/environment", session.CallerArn);
        Assert.Same(session, roles.Session(session.AccessKeyId));
        Assert.Throws<ProblemException>(() => roles.Assume(role.Arn, "ecs-tasks.amazonaws.com", "task"));
    }

    [Fact]
    public void Printing_a_session_does_not_show_its_secrets()
    {
        var session = new SessionCredentials("ASIA1", "very-secret", "also-secret", "arn:aws:iam::0:role/r", "s");

        Assert.DoesNotContain("secret", session.ToString(), StringComparison.Ordinal);
    }
}
