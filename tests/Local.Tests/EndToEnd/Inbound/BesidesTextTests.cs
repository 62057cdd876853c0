using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>What a customer sends that is no text: nothing of it gets silence.</summary>
[Collection(InboundCloud.Collection)]
public sealed class BesidesTextTests(InboundCloud cloud)
{
    [Theory]
    [InlineData("image/jpeg", "[picture]")]
    [InlineData("text/plain", "[document]")]
    [InlineData("application/pdf", "[document: PDF]")]
    [InlineData("video/mp4", "[video]")]
    [InlineData("text/vcard", "[contact card]")]
    public Task A_file_without_a_caption_is_answered_and_the_model_is_told_what_came(string contentType, string line) =>
        IsToldAsync(new PhoneContent.Media([PhoneFiles.Of(contentType)]), line);

    [Fact]
    public Task A_place_is_answered_and_the_model_is_told_where_it_is() =>
        IsToldAsync(new PhoneContent.Location("51.5", "-0.12", "Gate [2]", "1 High Street"), "[location: Gate (2), 1 High Street, 51.5, -0.12]");

    private async Task IsToldAsync(PhoneContent content, string line)
    {
        var customer = await cloud.KnownCustomerAsync();

        await cloud.Local.Providers.Twilio.Network.WriteAsync(customer.Number, InboundCloud.Company, content);
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Equal(line, end.Record[Contract.Conversations.Messages].L[0].M[Contract.Messages.Content].S);
        Assert.Contains(cloud.Local.Providers.OpenAi.Calls, call =>
            call.Endpoint == OpenAiEndpoint.CreateResponse && call.UserText.StartsWith(line, StringComparison.Ordinal));
    }
}
