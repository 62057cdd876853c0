using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>A customer who says no, from the phone to the record: recorded, and written to no more.</summary>
[Collection(InboundCloud.Collection)]
public sealed class ConsentTests(InboundCloud cloud)
{
    [Fact]
    public async Task One_of_the_numbers_words_alone_is_acknowledged_by_its_line_and_the_next_message_by_nothing()
    {
        var (word, line) = await DeclaredAsync();
        var customer = await cloud.KnownCustomerAsync();

        await customer.WriteAsync($" {word.ToLowerInvariant()}. ");
        var stopped = await customer.UntilQuietAsync();
        await customer.WriteAsync("did you hear that?");
        var end = await customer.UntilQuietAsync();

        Assert.Equal([line], stopped.OnPhone);
        Assert.Equal([line], end.OnPhone);
        Assert.Equal(Contract.Statuses.OptedOut, end.Status);
        Assert.Equal(end.WrittenSids, end.RecordedSids);
        Assert.DoesNotContain(cloud.Local.Providers.OpenAi.Calls, call => call.Request is not null && call.UserText is "did you hear that?");
    }

    [Fact]
    public async Task Without_consent_on_the_record_what_is_written_is_recorded_and_nobody_answers()
    {
        var customer = await cloud.KnownCustomerAsync();
        await customer.ChangeRecordAsync(Contract.Conversations.Consent, new AttributeValue { BOOL = false });

        await customer.WriteAsync("may you write to me?");
        var end = await customer.UntilQuietAsync();

        Assert.Equal(Contract.Statuses.CannotReply, end.Status);
        Assert.StartsWith("no_consent", end.StatusReason, StringComparison.Ordinal);
        Assert.Empty(end.OnPhone);
        Assert.Equal(end.WrittenSids, end.RecordedSids);
        Assert.DoesNotContain(cloud.Local.Providers.OpenAi.Calls, call => call.Request is not null && call.UserText == "may you write to me?");
    }

    /// <summary>As whoever configures the number has written them.</summary>
    private async Task<(string Word, string Line)> DeclaredAsync()
    {
        var number = (await cloud.Local.Tables.GetItemAsync(new GetItemRequest
        {
            TableName = cloud.Inbound.NumbersTable,
            Key = new() { [Contract.Numbers.CompanyNumber] = new(InboundCloud.Company) },
        })).Item;
        return (number[Contract.Numbers.OptOutWords].L[0].S, number[Contract.Numbers.OptOutReply].S);
    }
}
