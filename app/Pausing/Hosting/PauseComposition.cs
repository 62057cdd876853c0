using Amazon.Runtime;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Pausing.Hosting;

/// <summary>The composition root of the function that pauses.</summary>
internal sealed class PauseComposition(PauseSettings settings, SocketsHttpHandler transport, LineSink output, TimeProvider time)
{
    public PauseFunction Compose()
    {
        var http = new HttpClient(transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        return new PauseFunction(
            settings.Alarms,
            new MappingSwitch(http, new EnvironmentVariablesAWSCredentials(), settings, time),
            new JsonLog(output, time, settings.LogLevel),
            new MetricLines(output, time, settings.FunctionName),
            time);
    }
}
