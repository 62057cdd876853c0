using WhatsAppReplies.Telemetry;

namespace WhatsAppReplies.Hosting;

/// <summary>
/// Opens connections before they are needed: name, TCP and TLS take three round trips each, which the first turn would otherwise wait for one after the
/// other. The request is one that nobody charges for and that promises nothing; what is answered does not matter.
/// </summary>
internal sealed class ConnectionWarmer(HttpMessageInvoker http, ILog log, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task OpenAsync(IEnumerable<Uri> addresses) => await Task.WhenAll(addresses.Select(Origin).Distinct().Select(OpenAsync));

    private static Uri Origin(Uri address) => new(address.GetLeftPart(UriPartial.Authority));

    private async Task OpenAsync(Uri origin)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, time);
            using var request = new HttpRequestMessage(HttpMethod.Head, origin);
            using var response = await http.SendAsync(request, limit.Token);
            log.Write(Severity.Debug, "A connection was opened ahead", LogField.Of("host", origin.Host));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Whoever needs the connection opens it again, and tells what is wrong with it.
            log.Write(Severity.Debug, "A connection could not be opened ahead", [LogField.Of("host", origin.Host), .. ExceptionFields.Of(exception)]);
        }
    }
}
