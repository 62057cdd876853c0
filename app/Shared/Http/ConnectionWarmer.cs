using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Http;

/// <summary>
/// Connection warmer: opens connections before they are needed: name, TCP and TLS take three round trips each, which the first turn would otherwise
/// wait for one after the
/// other. The request is one that nobody charges for and that promises nothing; what is answered does not matter, and neither does a failure: whoever
/// needs the connection opens it again, and tells what is wrong with it.
/// </summary>
internal sealed class ConnectionWarmer(HttpMessageInvoker http, ILog log, TimeProvider time)
{
    /// <summary>A record of the start, whichever request is being worked on when it is written: it carries this and no request's id.</summary>
    private static readonly LogField OfTheStart = LogField.Of("phase", "init");

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Never throws: no reason to open a connection ahead is a reason to fail. What is opened is said before it is: the start is so short that the end of it
    /// falls into the first invocation, whose records are its own.
    /// </summary>
    public async Task OpenAsync(Func<IReadOnlyList<Uri>> addresses)
    {
        try
        {
            string[] origins = [.. addresses().Select(address => address.GetLeftPart(UriPartial.Authority)).Distinct()];
            log.Write(Severity.Debug, "Connections are opened ahead", OfTheStart, LogField.Of("origins", string.Join(", ", origins)));
            await Task.Run(() => Task.WhenAll(origins.Select(OpenAsync)));
        }
        catch (Exception exception)
        {
            log.Write(Severity.Debug, "Connections could not be opened ahead", [OfTheStart, .. ExceptionFields.Of(exception)]);
        }
    }

    private async Task OpenAsync(string origin)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var request = new HttpRequestMessage(HttpMethod.Head, origin);
        using var response = await http.SendAsync(request, limit.Token);
    }
}
