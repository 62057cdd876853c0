using Amazon.SQS;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.Deploy;

[Collection(EmulatorFixture.Collection)]
public sealed class QueueKindTests(EmulatorFixture emulators)
{
    private static readonly AwsAnswers Answers = new(EmulatorFixture.Account.Region, EmulatorFixture.Account.Id);
    private readonly string _name = $"queue-{Guid.NewGuid():N}";
    private readonly QueueRegistry _queues = new();

    [Fact]
    public async Task A_queue_has_the_declared_attributes()
    {
        var dead = await CreateAsync(("name", $"{_name}-dead"));

        var created = await CreateAsync(("name", _name), ("visibilityTimeoutSeconds", 600d), ("redrivePolicy", Redrive(dead, 5)));

        var attributes = (await emulators.Sqs.GetQueueAttributesAsync(created.Id, ["All"])).Attributes;
        Assert.Equal("600", attributes["VisibilityTimeout"]);
        Assert.Equal($$"""{"deadLetterTargetArn":"{{dead.Arn}}","maxReceiveCount":5}""", attributes["RedrivePolicy"]);
    }

    [Fact]
    public async Task A_dead_letter_queue_that_is_not_there_is_refused()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(
            ("name", _name), ("redrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:eu-north-1:000000000000:none","maxReceiveCount":5}""")));

        Assert.Equal("queue.redrivePolicy: there is no queue arn:aws:sqs:eu-north-1:000000000000:none.", refused.Message);
    }

    [Theory]
    [InlineData("""{"deadLetterTargetArn":"a","maxReceiveCount":0}""")]
    [InlineData("""{"deadLetterTargetArn":"a"}""")]
    [InlineData("""{"deadLetterTargetArn":"a","maxReceiveCount":5,"more":1}""")]
    [InlineData("none")]
    public async Task A_redrive_policy_that_is_none_is_refused(string policy) =>
        Assert.StartsWith(
            "queue.redrivePolicy:",
            (await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(("name", _name), ("redrivePolicy", policy)))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_visibility_that_AWS_does_not_allow_is_refused() =>
        await Assert.ThrowsAnyAsync<AmazonSQSException>(() => CreateAsync(("name", _name), ("visibilityTimeoutSeconds", 43201d)));

    [Fact]
    public async Task A_queue_of_another_form_is_not_understood_and_not_made()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(("name", _name + ".fifo"), ("fifoQueue", true)));

        Assert.Contains("fifoQueue", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_queues.Queues);
    }

    [Fact]
    public async Task A_source_that_the_dead_letter_queue_does_not_allow_is_refused()
    {
        var dead = await CreateAsync(("name", $"{_name}-dead"));
        await CreateAsync(("name", _name), ("redrivePolicy", Redrive(dead, 5)));
        var kind = new RedriveAllowPolicyKind(_queues);
        var inputs = Inputs.Of(
            ("queueUrl", dead.Id),
            ("redriveAllowPolicy", """{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-north-1:000000000000:other"]}"""));

        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => kind.CreateAsync(new Declared("allow", inputs, kind.Properties), CancellationToken.None));

        Assert.Contains($"{_name} sends its failed messages", refused.Message, StringComparison.Ordinal);
    }

    private QueueKind Kind => new(emulators.Sqs, _queues, Answers);

    private static string Redrive(AwsAnswer dead, int count) => $$"""{"deadLetterTargetArn":"{{dead.Arn}}","maxReceiveCount":{{count}}}""";

    private async Task<AwsAnswer> CreateAsync(params (string, object)[] inputs) =>
        await Kind.CreateAsync(new Declared("queue", Inputs.Of(inputs), Kind.Properties), CancellationToken.None);
}
