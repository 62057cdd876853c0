using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>
/// The function's start. It runs as the runtime's initializer, so that what fails here is an init error of its own kind to Lambda, and one CRITICAL
/// record to whoever is on call.
/// </summary>
internal sealed class Start(LineSink output, TimeProvider time)
{
    private Function? _function;

    public bool HasFailed { get; private set; }

    public Function Function => _function ?? throw new InvalidOperationException("The function is used before it has started.");

    public async Task<bool> InitializeAsync()
    {
        try
        {
            var settings = FunctionSettings.Read(Environment.GetEnvironmentVariable);
            _function = await new Composition(settings, ConnectionPool.Create(), output, time).ComposeAsync();
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
