using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Amazon.Lambda.RuntimeSupport.Logging;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The loop of a function: take an invocation, call the handler, hand its answer or its error back.</summary>
public class LambdaBootstrap : IDisposable
{
    // The service freezes the process while a request for the next invocation is under way.
    private static readonly TimeSpan WaitForAnInvocation = TimeSpan.FromHours(12);

    private readonly HttpClient _httpClient;
    private readonly bool _ownsHttpClient;
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly RuntimeApi _api;
    private readonly FunctionLog _log = FunctionLog.Shared;

    public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, false, handler, null, initializer)
    {
    }

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), true, handler, null, initializer)
    {
    }

    public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), true, handlerWrapper.Handler, null, initializer)
    {
    }

    public LambdaBootstrap(
        HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null)
        : this(ConstructHttpClient(), true, handlerWrapper.Handler, lambdaBootstrapOptions, initializer)
    {
    }

    public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null)
        : this(httpClient, false, handlerWrapper.Handler, null, initializer)
    {
    }

    public LambdaBootstrap(
        HttpClient httpClient,
        HandlerWrapper handlerWrapper,
        LambdaBootstrapOptions lambdaBootstrapOptions,
        LambdaBootstrapInitializer initializer = null)
        : this(httpClient, false, handlerWrapper.Handler, lambdaBootstrapOptions, initializer)
    {
    }

    private LambdaBootstrap(
        HttpClient httpClient,
        bool ownsHttpClient,
        LambdaBootstrapHandler handler,
        LambdaBootstrapOptions options,
        LambdaBootstrapInitializer initializer)
    {
        _httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
        _handler = handler ?? throw new ArgumentNullException(nameof(handler));
        _ownsHttpClient = ownsHttpClient;
        _initializer = initializer;
        _httpClient.Timeout = WaitForAnInvocation;
        _api = new RuntimeApi(httpClient, options?.RuntimeApiEndpoint ?? Environment.GetEnvironmentVariable(Variables.RuntimeApi));
        _log.TakeOverTheConsole();
    }

    public static HttpClient ConstructHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler());
        var version = typeof(LambdaBootstrap).Assembly.GetName().Version;
        client.DefaultRequestHeaders.Add("User-Agent", $"aws-lambda-dotnet/{Environment.Version}-{version}");
        return client;
    }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_initializer is not null && !await InitializeAsync().ConfigureAwait(false))
        {
            return;
        }

        var once = string.Equals(Environment.GetEnvironmentVariable(Variables.RunOnce), "true", StringComparison.OrdinalIgnoreCase);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(cancellationToken).ConfigureAwait(false);
                if (once)
                {
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                // Either the caller ends the loop, which its condition sees, or no invocation came in all that time.
            }
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsHttpClient)
        {
            _httpClient.Dispose();
        }
    }

    private async Task<bool> InitializeAsync()
    {
        try
        {
            return await _initializer().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _log.Unhandled(e);
            await _api.ReportInitErrorAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The invocation is disposed with its answer.")]
    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        using var invocation = await _api.NextAsync(cancellationToken).ConfigureAwait(false);
        var requestId = invocation.LambdaContext.AwsRequestId;
        InvocationResponse response;
        try
        {
            response = await _handler(invocation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _log.Unhandled(e);
            await _api.ReportErrorAsync(requestId, e, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        try
        {
            await _api.RespondAsync(requestId, response?.OutputStream, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (response is { DisposeOutputStream: true })
            {
                response.OutputStream?.Dispose();
            }
        }
    }
}
