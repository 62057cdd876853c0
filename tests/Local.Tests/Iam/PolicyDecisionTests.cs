using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Tests.Iam;

public sealed class PolicyDecisionTests
{
    private const string Queue = "arn:aws:sqs:eu-north-1:000000000000:triggers";
    private readonly RoleStore _roles = new("000000000000", "eu-north-1");

    [Fact]
    public void What_no_statement_allows_is_not_allowed()
    {
        var role = Role("""{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}""");

        Assert.Equal(AccessDecision.NotAllowed, _roles.Decide(role, "sqs:DeleteMessage", Queue));
        Assert.Equal(AccessDecision.Allowed, _roles.Decide(role, "sqs:SendMessage", Queue));
    }

    [Fact]
    public void An_allowed_action_on_another_resource_is_not_allowed()
    {
        var role = Role($$"""{"Effect":"Allow","Action":["sqs:*"],"Resource":["{{Queue}}"]}""");

        Assert.True(_roles.IsAllowed(role, "sqs:ReceiveMessage", Queue));
        Assert.False(_roles.IsAllowed(role, "sqs:ReceiveMessage", Queue + "-dead-letter"));
    }

    [Fact]
    public void An_explicit_deny_wins_over_an_allow_wherever_it_stands()
    {
        var role = Role(
            """{"Effect":"Deny","Action":"sqs:Delete*","Resource":"*"}""",
            """{"Effect":"Allow","Action":"*","Resource":"*"}""");

        Assert.Equal(AccessDecision.Denied, _roles.Decide(role, "sqs:DeleteMessage", Queue));
        Assert.Equal(AccessDecision.Allowed, _roles.Decide(role, "sqs:SendMessage", Queue));
    }

    [Fact]
    public void A_condition_that_does_not_hold_takes_its_statement_out()
    {
        var role = Role("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}}""");
        var other = Role("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:RequestedRegion":["us-*","eu-*"]}}}""");

        Assert.False(_roles.IsAllowed(role, "sqs:SendMessage", Queue));
        Assert.True(_roles.IsAllowed(other, "sqs:SendMessage", Queue));
    }

    [Fact]
    public void A_resource_can_forbid_what_the_role_allows()
    {
        var role = Role("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        _roles.PutResourcePolicy(Queue, PolicyReader.Resource(
            "queue", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}}"""));

        Assert.Equal(AccessDecision.Denied, _roles.Decide(role, "sqs:SendMessage", Queue));
    }

    [Fact]
    public void A_refusal_of_unencrypted_transport_lets_this_machine_through()
    {
        var role = Role("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        _roles.PutResourcePolicy(Queue, PolicyReader.Resource(
            "queue",
            """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"Bool":"""
            + """{"aws:SecureTransport":"false"}}}}"""));

        Assert.True(_roles.IsAllowed(role, "sqs:SendMessage", Queue));
    }

    [Fact]
    public void The_report_names_what_is_granted_and_unused_and_what_was_refused()
    {
        var role = Role($$"""{"Sid":"Queue","Effect":"Allow","Action":["sqs:SendMessage","sqs:DeleteMessage"],"Resource":"{{Queue}}"}""");
        _roles.Decide(role, "sqs:SendMessage", Queue);
        _roles.Decide(role, "sqs:ReceiveMessage", Queue);

        var report = PermissionReport.Of(_roles.Get(role), _roles.Uses);

        Assert.Equal([new PermissionGrant("Queue", "sqs:DeleteMessage", Queue)], report.GrantedButUnused);
        Assert.Equal([new PermissionUse(role, "sqs:ReceiveMessage", Queue, AccessDecision.NotAllowed)], report.UsedButNotGranted);
    }

    private string Role(params string[] statements)
    {
        var role = _roles.Create(Guid.NewGuid().ToString("N"), new TrustPolicy([]));
        role.PutPolicy("inline", PolicyReader.Identity("policy", $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}"""));
        return role.Arn;
    }
}
