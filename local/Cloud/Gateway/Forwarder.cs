using System.Net.Http.Headers;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>Hands requests on to an emulator, unchanged but for the connection.</summary>
internal sealed class Forwarder(HttpClient client, Uri endpoint)
{
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Upgrade", "Expect", "Date", "Server",
    };

    public async Task<AwsHttpAnswer> SendAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(endpoint, request.Path + request.Query))
        {
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        foreach (var (name, value) in request.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await client.SendAsync(message, cancellationToken);
        return new AwsHttpAnswer(
            (int)response.StatusCode,
            [.. Flat(response.Headers).Concat(Flat(response.Content.Headers))],
            await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(HttpHeaders headers) =>
        from header in headers.NonValidated
        where !OfTheConnection.Contains(header.Key)
        from value in header.Value
        select KeyValuePair.Create(header.Key, value);
}
