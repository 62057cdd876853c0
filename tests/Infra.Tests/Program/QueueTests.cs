using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class QueueTests
{
    private const string Queue = "aws:sqs/queue:Queue";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_trigger_stays_invisible_for_as_long_as_the_function_may_run(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        JsonAssert.Same("600", deployed.Inputs($"{Queue}::triggers")["visibilityTimeoutSeconds"]);
        JsonAssert.Same("600", deployed.Inputs("aws:lambda/function:Function::reply")["timeout"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_trigger_that_failed_five_times_goes_to_the_dead_letter_queue(string stack)
    {
        var redrive = JsonAssert.Parsed((await DeployedStack.OfAsync(stack)).Inputs($"{Queue}::triggers")["redrivePolicy"]);

        JsonAssert.Same(
            $$"""{"deadLetterTargetArn": "{{StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-triggers-dead-letter")}}", "maxReceiveCount": 12}""", redrive);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Dead_letters_are_kept_for_fourteen_days(string stack)
    {
        var queue = (await DeployedStack.OfAsync(stack)).Inputs($"{Queue}::dead-letters");

        JsonAssert.Same("1209600", queue["messageRetentionSeconds"]);
    }

    [Fact]
    public async Task Hand_offs_wait_for_their_reader_as_long_as_a_queue_keeps_anything() =>
        JsonAssert.Same("1209600", (await DeployedStack.OfAsync("prod")).Inputs($"{Queue}::hand-offs")["messageRetentionSeconds"]);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Only_the_trigger_queue_may_send_to_the_dead_letter_queue(string stack)
    {
        var policy = (await DeployedStack.OfAsync(stack)).Inputs("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy::dead-letters-only-from-triggers");

        JsonAssert.Same($"\"{StrictAws.Url($"whatsapp-replies-{stack}-triggers-dead-letter")}\"", policy["queueUrl"]);
        JsonAssert.Same(
            $$"""{"redrivePermission": "byQueue", "sourceQueueArns": ["{{StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-triggers")}}"]}""",
            JsonAssert.Parsed(policy["redriveAllowPolicy"]));
    }

    [Theory]
    [InlineData("dev", "triggers", "triggers")]
    [InlineData("dev", "dead-letters", "triggers-dead-letter")]
    [InlineData("dev", "hand-offs", "hand-offs")]
    [InlineData("prod", "triggers", "triggers")]
    [InlineData("prod", "dead-letters", "triggers-dead-letter")]
    [InlineData("prod", "hand-offs", "hand-offs")]
    public async Task A_queue_refuses_unencrypted_transport(string stack, string queue, string physical)
    {
        var policy = (await DeployedStack.OfAsync(stack)).Inputs($"aws:sqs/queuePolicy:QueuePolicy::{queue}-only-encrypted");

        JsonAssert.Same($"\"{StrictAws.Url($"whatsapp-replies-{stack}-{physical}")}\"", policy["queueUrl"]);
        JsonAssert.Same(
            $$"""
            {"Version": "2012-10-17", "Statement": [{
                "Sid": "RefuseUnencryptedTransport", "Effect": "Deny", "Principal": "*", "Action": ["sqs:*"],
                "Resource": ["{{StrictAws.Arn("sqs", $"whatsapp-replies-{stack}-{physical}")}}"],
                "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
            """,
            JsonAssert.Parsed(policy["policy"]));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_queue_is_encrypted(string stack)
    {
        var queues = (await DeployedStack.OfAsync(stack)).OfType(Queue).ToList();

        Assert.Equal(3, queues.Count);
        Assert.All(queues, queue => JsonAssert.Same("true", queue.Inputs["sqsManagedSseEnabled"]));
    }
}
