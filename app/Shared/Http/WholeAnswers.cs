namespace WhatsAppReplies.Shared.Http;

/// <summary>
/// Gives an answer on when all of it is here. The AWS SDK reads bodies without awaiting them, which would block the thread that watches the sockets
/// (<see cref="SocketCompletions"/>) for bytes that only this thread can bring. It also puts the body under the attempt's timeout, which otherwise ends
/// with the headers.
/// </summary>
internal sealed class WholeAnswers(HttpMessageHandler transport) : DelegatingHandler(transport)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
