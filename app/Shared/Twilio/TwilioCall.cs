using System.Net.Http.Headers;
using Twilio.Clients;
using Twilio.Http;
using WhatsAppReplies.Shared.Http;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>
/// One call through Twilio's package, which takes no cancellation token, no address and forgets the HTTP status of an answer that is not JSON. A
/// handler between it and the shared transport gives it all three.
/// </summary>
internal sealed class TwilioCall : IDisposable
{
    private readonly Handler _handler;
    private readonly System.Net.Http.HttpClient _http;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _caller;

    public TwilioCall(
        TwilioCredentials credentials, HttpMessageHandler transport, Uri? baseUrl, TimeSpan timeout, TimeProvider time, CancellationToken caller,
        Predicate<ReadOnlyMemory<byte>>? isComplete = null)
    {
        _caller = caller;
        _limit = new CancellationTokenSource(timeout, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
        _handler = new Handler(transport, baseUrl, isComplete, _linked.Token);
        _http = new System.Net.Http.HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        Client = new TwilioRestClient(credentials.AccountSid, credentials.AuthToken, httpClient: new SystemNetHttpClient(_http));
    }

    public TwilioRestClient Client { get; }

    /// <summary>Of the last answer; null when there was none.</summary>
    public int? Status => _handler.Status;

    /// <summary>Of the last answer's body; zero when it has none. Read here, since the package knows two shapes of error and loses it in HTML.</summary>
    public int Code => _handler.Code;

    public RetryConditionHeaderValue? RetryAfter => _handler.RetryAfter;

    /// <summary>Why there was no answer.</summary>
    public Exception? Fault => _handler.Fault;

    /// <summary>A successful answer lacks what the call needs of it; the package would fill the gap with nothing.</summary>
    public bool IsIncomplete => _handler.IsIncomplete;

    public bool TimedOut => _limit.IsCancellationRequested && Fault is OperationCanceledException;

    /// <summary>Our own limit is an outcome; the caller's wish to stop is an exception.</summary>
    public void ThrowIfCallerCancelled()
    {
        if (Fault is OperationCanceledException)
            _caller.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _http.Dispose();
        _linked.Dispose();
        _limit.Dispose();
    }

    private sealed class Handler(HttpMessageHandler transport, Uri? baseUrl, Predicate<ReadOnlyMemory<byte>>? isComplete, CancellationToken limit)
        : DelegatingHandler(transport)
    {
        private const string Api = "api.";
        private const string Domain = ".twilio.com";

        public int? Status { get; private set; }

        public int Code { get; private set; }

        public RetryConditionHeaderValue? RetryAfter { get; private set; }

        public Exception? Fault { get; private set; }

        public bool IsIncomplete { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Status, Code, RetryAfter, Fault, IsIncomplete) = (null, 0, null, null, false);
            if (baseUrl is not null)
                request.RequestUri = Redirected(request.RequestUri!, baseUrl);

            try
            {
                var response = await base.SendAsync(request, limit);
                Status = (int)response.StatusCode;
                RetryAfter = response.Headers.RetryAfter;
                // Here, under the limit: the package reads the body without one.
                await response.Content.LoadIntoBufferAsync(limit);
                var body = await response.Content.ReadAsByteArrayAsync(limit);
                if (!response.IsSuccessStatusCode)
                    Code = TwilioCode.Read(body);
                IsIncomplete = Status < 400 && isComplete?.Invoke(body) == false;
                return IsIncomplete ? throw new InvalidDataException("The answer lacks what the call needs of it.") : response;
            }
            catch (Exception exception)
            {
                Fault = exception;
                throw;
            }
        }

        /// <summary>A region has a host for each of Twilio's products, as Twilio itself has; what stands in for Twilio is one host for all of them.</summary>
        private static Uri Redirected(Uri asked, Uri baseUrl)
        {
            // In lower case: an address's host always is.
            var isRegion = baseUrl.Host.StartsWith(Api, StringComparison.Ordinal) && baseUrl.Host.EndsWith(Domain, StringComparison.Ordinal);
            var host = isRegion ? $"{asked.Host.Split('.')[0]}.{baseUrl.Host[Api.Length..]}" : baseUrl.Host;
            return new UriBuilder(asked) { Scheme = baseUrl.Scheme, Host = host, Port = baseUrl.Port }.Uri;
        }
    }
}
