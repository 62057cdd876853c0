using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Urls;

namespace WhatsAppReplies.Local.Tests.Lambda.Urls;

/// <summary>An address that asks for no credentials needs two statements of the function's own policy.</summary>
public sealed class UrlPermissionTests : UrlTestBase
{
    internal override IEnumerable<FunctionPermission> Permissions => [];

    public static TheoryData<string> OneOfTheTwo => ["Call", "Invoke", "Neither", "For another way of asking", "Past the address"];

    [Theory]
    [MemberData(nameof(OneOfTheTwo))]
    public async Task With_less_than_both_every_call_is_forbidden_and_nothing_is_invoked(string what)
    {
        var policy = Host.Service.Function(LambdaHost.Function).Policy;
        IEnumerable<FunctionPermission> permissions = what switch
        {
            "Call" => [Call],
            "Invoke" => [Invoke],
            "For another way of asking" => [Call with { UrlAuthType = "AWS_IAM" }, Invoke],
            "Past the address" => [Call, Invoke with { InvokedViaUrl = false }],
            _ => [],
        };
        foreach (var permission in permissions) policy.Add(permission);

        Assert.Equal(403, await StatusAsync("event"));
        Assert.Empty(Host.Reports);

        // A direct invocation asks the caller's role, not this policy.
        await Host.AnswerAsync("count");
    }

    [Fact]
    public async Task With_both_anybody_may_call()
    {
        var policy = Host.Service.Function(LambdaHost.Function).Policy;
        policy.Add(Call);
        policy.Add(Invoke);

        Assert.Equal(200, await StatusAsync("event"));
    }

    [Fact]
    public void A_statement_id_is_there_once()
    {
        var policy = new FunctionPolicy("f");
        policy.Add(Call);

        Assert.Equal(LambdaException.Conflict, Assert.Throws<LambdaException>(() => policy.Add(Call)).Code);
    }

    [Theory]
    [InlineData("events.amazonaws.com", "arn:rule", true)]
    [InlineData("events.amazonaws.com", "arn:other", false)]
    [InlineData("scheduler.amazonaws.com", "arn:rule", false)]
    public void A_service_may_invoke_for_the_source_that_is_named(string service, string source, bool may)
    {
        var policy = new FunctionPolicy("f");
        policy.Add(new FunctionPermission
        {
            StatementId = "S",
            Action = FunctionPermission.InvokeFunction,
            Principal = "events.amazonaws.com",
            SourceArn = "arn:rule",
        });

        Assert.Equal(may, policy.LetsAService(service, source));
        Assert.False(policy.LetsAnybodyUseTheUrl(FunctionUrl.NoAuthorization));
    }
}
