using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

/// <summary>Which messages are deleted after which answer.</summary>
public sealed class PartialFailureTests
{
    private static readonly QueueMessage[] Batch = [FakeMappingQueue.Message("a"), FakeMappingQueue.Message("b"), FakeMappingQueue.Message("c")];

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    [InlineData("""{"somethingElse":1}""")]
    public void Nothing_reported_means_everything_is_done(string answer) => Assert.Equal(["a", "b", "c"], Done(answer));

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""", "a", "c")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"c"},{"itemIdentifier":"a"}]}""", "b")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"b"}]}""", "a", "c")]
    public void A_reported_message_stays_and_the_others_are_done(string answer, params string[] done) => Assert.Equal(done, Done(answer));

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"ItemIdentifier":"b"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""")]
    [InlineData("""{"batchItemFailures":["b"]}""")]
    [InlineData("""{"batchItemFailures":"b"}""")]
    [InlineData("\"done\"")]
    [InlineData("not json")]
    public void A_list_that_cannot_be_trusted_fails_the_whole_batch(string answer) => Assert.Empty(Done(answer));

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"b"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""")]
    [InlineData("not json")]
    public void Without_the_declaration_the_answer_means_nothing(string answer) =>
        Assert.Equal(["a", "b", "c"], Done(answer, MappingHost.Definition with { ReportsBatchItemFailures = false }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_function_error_deletes_nothing(bool reports) =>
        Assert.Empty(BatchAnswer.Read(MappingHost.Definition with { ReportsBatchItemFailures = reports }, Batch, MappingHost.Error()).Done);

    private static IEnumerable<string> Done(string answer, MappingDefinition? mapping = null) =>
        BatchAnswer.Read(mapping ?? MappingHost.Definition, Batch, MappingHost.Returned(answer)).Done.Select(message => message.MessageId);
}
