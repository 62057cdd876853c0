using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Deploy;

[Collection(CloudFixture.Collection)]
public sealed class MappingKindTests(CloudFixture fixture)
{
    private readonly LocalCloud _cloud = fixture.Cloud;

    [Fact]
    public async Task A_queue_that_is_not_there_is_refused() => Assert.Contains(
        "there is no queue",
        (await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(
            ("eventSourceArn", "arn:aws:sqs:eu-north-1:000000000000:none"), ("functionName", _cloud.Stack.Function.Arn)))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Another_kind_of_answer_is_refused() => Assert.Contains(
        "AWS knows only ReportBatchItemFailures",
        (await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(
            ("eventSourceArn", _cloud.Stack.Queue.Arn), ("functionName", _cloud.Stack.Function.Arn),
            ("functionResponseTypes", Inputs.List("ReportFailures"))))).Message,
        StringComparison.Ordinal);

    private Task<AwsAnswer> CreateAsync(params (string, object)[] inputs)
    {
        var kind = new EventSourceMappingKind(
            _cloud.Lambda, _cloud.State.Roles, _cloud.State.Queues,
            _ => throw new InvalidOperationException("Nothing may poll."),
            _ => throw new InvalidOperationException("Nothing may be made."),
            new AwsAnswers(_cloud.Account.Region, _cloud.Account.Id));
        return kind.CreateAsync(new Declared("mapping", Inputs.Of(inputs), kind.Properties), CancellationToken.None);
    }
}
