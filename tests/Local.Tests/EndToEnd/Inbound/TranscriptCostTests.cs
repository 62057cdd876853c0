using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>What a voice note costs stands on the trigger's record, by whichever price its model is charged.</summary>
[Collection(InboundCloud.Collection)]
public sealed class TranscriptCostTests(InboundCloud cloud)
{
    /// <summary>The model's tokens cost nothing here: what is left is the transcript's cost.</summary>
    private static readonly AssistantFile Free =
        AssistantFiles.Read(AssistantFiles.Folder(Repository.Root))[0] with
        {
            InputPrice = 0,
            OutputPrice = 0,
            TranscriptionInputPrice = null,
            TranscriptionOutputPrice = null,
            TranscriptionMinutePrice = null,
        };

    [Fact]
    public async Task By_tokens()
    {
        var record = await RecordAsync(
            Free with { Id = "asst_by_tokens", TranscriptionModel = "gpt-4o-mini-transcribe", TranscriptionInputPrice = 1.25m, TranscriptionOutputPrice = 5 });

        Assert.Equal(1, record.Number("transcripts"));
        Assert.InRange(record.Fields.GetProperty("costDollars").GetDouble(), 0.00001, 0.01);
        Assert.False(record.Fields.TryGetProperty("transcriptsWithoutCost", out _));
    }

    [Fact]
    public async Task By_the_minute()
    {
        var record = await RecordAsync(Free with { Id = "asst_by_the_minute", TranscriptionModel = "whisper-1", TranscriptionMinutePrice = 0.006m });

        Assert.InRange(record.Fields.GetProperty("costDollars").GetDouble(), 0.00001, 0.01);
        Assert.False(record.Fields.TryGetProperty("transcriptsWithoutCost", out _));
    }

    [Fact]
    public async Task Without_a_price_it_is_unknown_and_counted_so()
    {
        var record = await RecordAsync(Free with { Id = "asst_without_price", TranscriptionModel = "whisper-1" });

        Assert.Equal((1, 1), (record.Number("transcripts"), record.Number("transcriptsWithoutCost")));
        Assert.Equal(0, record.Fields.GetProperty("costDollars").GetDouble());
    }

    private async Task<LoggedRecord> RecordAsync(AssistantFile assistant)
    {
        var customer = await cloud.KnownCustomerWithAsync(assistant);
        await cloud.Local.Providers.Twilio.Network.WriteAsync(customer.Number, InboundCloud.Company, new PhoneContent.Media([PhoneFiles.VoiceNote], ""));
        var end = await customer.UntilQuietAsync();
        end.IsAnsweredOnce();
        var conversation = LogRecords.HashOf(end.Record[Contract.Conversations.ConversationId].S);
        var log = cloud.Local.State.Logs.Group(cloud.Local.Stack.Function.LogGroupName);
        return Assert.Single(log.Events.Select(LoggedRecord.Of).OfType<LoggedRecord>(), record =>
            record.IsSummary && record.Text("conversation") == conversation);
    }
}
