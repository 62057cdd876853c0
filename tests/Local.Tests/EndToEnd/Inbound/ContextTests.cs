using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>What the record knows reaches the model, and nobody else.</summary>
[Collection(InboundCloud.Collection)]
public sealed class ContextTests(InboundCloud cloud)
{
    private const string Private = "Ward of Whitby";

    private static readonly AssistantFile Knowing = AssistantFiles.Read(AssistantFiles.Folder(Repository.Root))[0] with
    {
        Id = "asst_that_knows",
        Context = [new("ward", "Ward"), new("nobody_has_this", "Nothing")],
    };

    [Fact]
    public async Task Each_turn_is_told_it_once_before_the_history_and_no_log_has_it()
    {
        var customer = await cloud.KnownCustomerWithAsync(Knowing);
        await customer.ChangeRecordAsync("ward", new(Private));

        await customer.WriteAsync("where would I work?");
        await customer.UntilQuietAsync();
        await customer.WriteAsync("and with whom would I work?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce(replies: 2);
        var (first, second) = (Asked("where would I work?"), Asked("and with whom would I work?"));
        foreach (var request in new[] { first, second })
        {
            var told = Assert.Single(request.Input, message => message.Text.Contains(Private, StringComparison.Ordinal));
            Assert.Equal("developer", told.Role);
            Assert.Same(request.Input[0], told);
            Assert.Contains($"Ward: {Private}", told.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing", told.Text, StringComparison.Ordinal);
        }

        Assert.Equal(4, second.Input.Count);
        var written = cloud.Local.State.Logs.GroupNames.SelectMany(group => cloud.Local.State.Logs.Group(group).Events)
            .Select(logged => logged.Message)
            .ToList();
        Assert.NotEmpty(written);
        Assert.DoesNotContain(written, line => line.Contains(Private, StringComparison.Ordinal));
    }

    private ResponseRequest Asked(string text) => cloud.Local.Providers.OpenAi.Calls.Last(call => call.Request is not null && call.UserText == text).Request!;
}
