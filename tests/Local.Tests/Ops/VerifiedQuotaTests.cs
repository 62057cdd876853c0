using System.Net;
using System.Text;
using Amazon.Runtime;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Places.Lambda;
using WhatsAppReplies.Ops.Verify;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>What an account may run at the same time has to be enough for the stack, and what is not known is not.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifiedQuotaTests(OpsRun run) : IAsyncLifetime
{
    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_account_with_too_little_for_the_stack_is_found_and_no_conversation_is_tried()
    {
        var enough = run.Cloud.Lambda.AccountConcurrency;
        run.Cloud.Lambda.AccountConcurrency = 10;
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal(1, outcome.Code);
            Assert.Contains("2 of ", outcome.Output, StringComparison.Ordinal);
            Assert.Contains("Service Quotas", outcome.Output, StringComparison.Ordinal);
            Assert.Contains("No conversation is tried", outcome.Output, StringComparison.Ordinal);
        }
        finally
        {
            run.Cloud.Lambda.AccountConcurrency = enough;
        }
    }

    [Theory]
    // dev of the tests: 2 triggers, and 20 reserved for webhooks and sweeps.
    [InlineData(22, 2, true, true)]
    [InlineData(21, 2, false, true)]
    [InlineData(1000, 1, true, false)]
    public async Task Triggers_and_reservations_have_to_fit_and_what_others_have_reserved_is_gone(int all, int unreserved, bool fits, bool isLeft) =>
        Assert.Equal(
            [fits, isLeft],
            (await CheckAsync(
                HttpStatusCode.OK,
                $$"""{"AccountLimit": {"ConcurrentExecutions": {{all}}, "UnreservedConcurrentExecutions": {{unreserved}} } }""")).Select(point => point.Holds));

    [Theory]
    [InlineData(HttpStatusCode.OK, "{}", "not known: Lambda's answer does not tell")]
    [InlineData(HttpStatusCode.OK, """{"AccountLimit": {"ConcurrentExecutions": 1000}}""", "not known: Lambda's answer does not tell")]
    [InlineData(HttpStatusCode.Forbidden, "{}", "not known: lambda:GetAccountSettings is not allowed")]
    public async Task What_is_not_known_is_not_enough(HttpStatusCode status, string answer, string seen) =>
        Assert.All(await CheckAsync(status, answer), point => Assert.Equal((false, seen), (point.Holds, point.Seen)));

    private static async Task<IReadOnlyList<Point>> CheckAsync(HttpStatusCode status, string answer)
    {
        using var http = new HttpClient(new Fixed(status, answer));
        var signed = new SignedHttp(
            http,
            () => new BasicAWSCredentials("key", "secret").GetCredentialsAsync(),
            new Uri("https://lambda.invalid"),
            "eu-north-1",
            "lambda",
            TimeProvider.System);
        var plan = await Planner.PlanAsync(StackFile.Read(TestStacks.Folder, "dev"), TestStacks.Folder);
        return await new QuotaChecks(new LambdaControl(signed)).RunAsync(plan.Resources, CancellationToken.None);
    }

    private sealed class Fixed(HttpStatusCode status, string answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("/2016-08-19/account-settings/", request.RequestUri!.AbsolutePath);
            return Task.FromResult(
                new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request });
        }
    }
}
