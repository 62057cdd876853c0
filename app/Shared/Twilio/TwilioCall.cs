using Twilio.Http;
using Twilio.Rest;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>
/// Calls of Twilio's interface under one time limit. The package says where they go and what their parameters are called. They are sent and read here: the
/// package takes no cancellation token and no other host, forgets the HTTP status of an answer that is not JSON, and reads answers by reflection, which takes
/// a cold start longer than the request itself and silently reads nothing where a trimmed executable lacks a type.
/// </summary>
internal sealed class TwilioCall : IDisposable
{
    private const string Api = "api.";
    private const string OfTwilio = ".twilio.com";

    private readonly TwilioCredentials _credentials;
    private readonly HttpMessageInvoker _http;
    private readonly Uri? _baseUrl;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _caller;

    public TwilioCall(
        TwilioCredentials credentials, HttpMessageHandler transport, Uri? baseUrl, TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        (_credentials, _baseUrl, _caller) = (credentials, baseUrl, caller);
        _http = new HttpMessageInvoker(transport, disposeHandler: false);
        _limit = new CancellationTokenSource(timeout, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
    }

    /// <param name="resource">Path below the account.</param>
    /// <param name="query">As the package's options name them.</param>
    public Task<TwilioAnswer> GetAsync(string resource, List<KeyValuePair<string, string>>? query = null) =>
        AskAsync(new Request(global::Twilio.Http.HttpMethod.Get, Domain.Api, PathOf(resource), queryParams: query));

    /// <param name="path">A whole one, as Twilio's own lists name their next page.</param>
    public Task<TwilioAnswer> GetPageAsync(string path) => AskAsync(new Request(global::Twilio.Http.HttpMethod.Get, Domain.Api, path));

    /// <param name="resource">Path below the account.</param>
    /// <param name="form">As the package's options name them.</param>
    public Task<TwilioAnswer> PostAsync(string resource, List<KeyValuePair<string, string>> form) =>
        AskAsync(new Request(global::Twilio.Http.HttpMethod.Post, Domain.Api, PathOf(resource), postParams: form));

    /// <summary>Throws only when the caller wants it to stop: everything else is an answer, or the lack of one.</summary>
    public async Task<TwilioAnswer> AskAsync(Request asked)
    {
        using var request = new HttpRequestMessage(new System.Net.Http.HttpMethod(asked.Method.ToString()), AddressOf(asked));
        request.Headers.Authorization = _credentials.ToHeader();
        request.Headers.Accept.Add(new("application/json"));
        if (asked.Method != global::Twilio.Http.HttpMethod.Get)
            request.Content = new FormUrlEncodedContent(asked.PostParams);

        try
        {
            using var response = await _http.SendAsync(request, _linked.Token);
            var status = (int)response.StatusCode;
            var body = await response.Content.ReadAsByteArrayAsync(_linked.Token);
            return status < 400 ? new TwilioAnswer.Success(status, body) : new TwilioAnswer.Error(status, TwilioCode.Read(body), response.Headers.RetryAfter);
        }
        catch (OperationCanceledException exception)
        {
            // The caller's wish to stop is an exception; our own limit is an outcome, and so is that of the transport.
            _caller.ThrowIfCancellationRequested();
            return _limit.IsCancellationRequested ? new TwilioAnswer.TimedOut() : new TwilioAnswer.NoAnswer(exception);
        }
        catch (Exception exception)
        {
            // Whatever broke, and however: Twilio may have taken the request.
            return new TwilioAnswer.NoAnswer(exception);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _linked.Dispose();
        _limit.Dispose();
    }

    private string PathOf(string resource) => $"/2010-04-01/Accounts/{_credentials.AccountSid}/{resource}";

    /// <summary>A region has a host for each of Twilio's products, as Twilio itself has; what stands in for Twilio is one host for all of them.</summary>
    private Uri AddressOf(Request asked)
    {
        var address = asked.ConstructUrl();
        if (_baseUrl is null)
            return address;

        // In lower case: an address's host always is.
        var isRegion = _baseUrl.Host.StartsWith(Api, StringComparison.Ordinal) && _baseUrl.Host.EndsWith(OfTwilio, StringComparison.Ordinal);
        var host = isRegion ? $"{address.Host.Split('.')[0]}.{_baseUrl.Host[Api.Length..]}" : _baseUrl.Host;
        return new UriBuilder(address) { Scheme = _baseUrl.Scheme, Host = host, Port = _baseUrl.Port }.Uri;
    }
}
