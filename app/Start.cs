using WhatsAppReplies.Inbound.Hosting;
using WhatsAppReplies.Pausing.Hosting;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies;

/// <summary>
/// The start of each function. It runs as the runtime's initializer, so that what fails here is an init error of its own kind to Lambda, and one CRITICAL
/// record to whoever is on call.
/// </summary>
internal sealed class Start(LineSink output, TimeProvider time)
{
    private Function? _replies;
    private InboundFunction? _inbound;
    private PauseFunction? _pause;

    public bool HasFailed { get; private set; }

    public Function Replies => _replies ?? throw new InvalidOperationException("The reply function is used before it has started.");

    public InboundFunction Inbound => _inbound ?? throw new InvalidOperationException("The inbound function is used before it has started.");

    public PauseFunction Pause => _pause ?? throw new InvalidOperationException("The function that pauses is used before it has started.");

    public Task<bool> StartRepliesAsync() => StartAsync(async () =>
    {
        // Whoever is none of the functions is told so here, with all that is wrong.
        FunctionChoice.IsInbound(Environment.GetEnvironmentVariable);
        var settings = FunctionSettings.Read(Environment.GetEnvironmentVariable);
        _replies = await new Composition(settings, ConnectionPool.Create(), output, time).ComposeAsync();
    });

    public Task<bool> StartInboundAsync() => StartAsync(async () =>
    {
        var settings = InboundSettings.Read(Environment.GetEnvironmentVariable);
        _inbound = await new InboundComposition(settings, ConnectionPool.Create(), output, time).ComposeAsync();
    });

    public Task<bool> StartPauseAsync() => StartAsync(() =>
    {
        var settings = PauseSettings.Read(Environment.GetEnvironmentVariable);
        _pause = new PauseComposition(settings, ConnectionPool.Create(), output, time).Compose();
        return Task.CompletedTask;
    });

    private async Task<bool> StartAsync(Func<Task> compose)
    {
        try
        {
            await compose();
            return true;
        }
        catch (InvalidSettingsException exception)
        {
            Fail(exception.Message);
            throw;
        }
        catch (Exception exception)
        {
            Fail("The function could not start", ExceptionFields.Of(exception));
            throw;
        }
    }

    private void Fail(string message, params ReadOnlySpan<LogField> fields)
    {
        HasFailed = true;
        new JsonLog(output, time, Severity.Critical).Write(Severity.Critical, message, fields);
    }
}
