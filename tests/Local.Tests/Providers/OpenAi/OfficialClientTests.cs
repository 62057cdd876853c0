#pragma warning disable OPENAI001 // The official client marks these types as experimental.
using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI.Conversations;
using OpenAI.Responses;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

/// <summary>The published client understands what the stand-in says.</summary>
public sealed class OfficialClientTests : OpenAiTestBase
{
    [Fact]
    public async Task It_reads_a_reply_and_its_usage()
    {
        var reply = (await Responses().CreateResponseAsync("gpt-5.6-luna", "Hello")).Value;

        Assert.Equal(ResponseStatus.Completed, reply.Status);
        Assert.Equal(DefaultReply.To([], "Hello"), reply.GetOutputText());
        Assert.Equal(reply.Usage.InputTokenCount + reply.Usage.OutputTokenCount, reply.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task It_reads_an_error()
    {
        Server.Script.Next(new OpenAiFault.Refuse(OpenAiError.QuotaExceeded()));

        var error = await Assert.ThrowsAsync<ClientResultException>(() => Responses().CreateResponseAsync("gpt-5.6-luna", "Hello"));

        Assert.Equal(429, error.Status);
        Assert.Contains("insufficient_quota", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_creates_reads_and_deletes_a_conversation()
    {
        var client = new ConversationClient(
            new ApiKeyCredential(Server.ApiKey), new ConversationClientOptions { Endpoint = Server.BaseUrl, RetryPolicy = new ClientRetryPolicy(0) });

        var created = (await client.CreateConversationAsync(new ConversationCreationOptions())).Value;
        var read = (await client.GetConversationAsync(created.Id)).Value;
        await client.DeleteConversationAsync(created.Id);

        Assert.Equal(created.Id, read.Id);
        await Assert.ThrowsAsync<ClientResultException>(() => client.GetConversationAsync(created.Id));
    }

    private ResponsesClient Responses() => new(
        new ApiKeyCredential(Server.ApiKey), new ResponsesClientOptions { Endpoint = Server.BaseUrl, RetryPolicy = new ClientRetryPolicy(0) });
}
