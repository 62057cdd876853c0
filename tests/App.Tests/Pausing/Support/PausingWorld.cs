using System.Text;
using Amazon.Runtime;
using App.Tests.Fakes;
using App.Tests.Fakes.Turns;
using Tests.Support.Loopback;
using WhatsAppReplies.Pausing;
using WhatsAppReplies.Pausing.Hosting;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Pausing.Support;

/// <summary>The function that pauses, with Lambda's control plane on loopback.</summary>
internal sealed class PausingWorld : IAsyncDisposable
{
    public const string MappingId = "11111111-2222-3333-4444-555555555555";

    /// <summary>A call that hangs is a failed test, not a hung run.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(30);

    private readonly SocketsHttpHandler _transport = new() { AllowAutoRedirect = false };
    private readonly MemoryStream _metrics = new();

    private readonly bool _ownsLambda;

    private PausingWorld(LoopbackServer lambda, bool ownsLambda) => (Lambda, _ownsLambda) = (lambda, ownsLambda);

    public LoopbackServer Lambda { get; }

    /// <summary>Waits between attempts are jumped over; the limit of one attempt is not.</summary>
    public AutoAdvancingClock Time { get; } = new(TimeSpan.FromSeconds(4));

    public RecordingLog Log { get; } = new();

    public string Metrics => Encoding.UTF8.GetString(_metrics.ToArray());

    public MappingSwitch Mapping => new(
        new HttpClient(_transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
        new SessionAWSCredentials("AKIDEXAMPLE", "example", "session"),
        new PauseSettings
        {
            MappingId = MappingId,
            Alarms = [AlarmEvents.Alarm],
            LogLevel = Severity.Info,
            AwsEndpointUrl = Lambda.Address,
            Region = "eu-north-1",
            FunctionName = "pause",
        },
        Time);

    public static async Task<PausingWorld> StartAsync(params Answer[] script) => new(await LoopbackServer.StartAsync(script), ownsLambda: true);

    /// <summary>One more process, with the same control plane.</summary>
    public static PausingWorld With(LoopbackServer lambda) => new(lambda, ownsLambda: false);

    public static Answer State(string state) =>
        Answer.Json(202, $$"""{"UUID":"{{MappingId}}","State":"{{state}}","EventSourceArn":"arn:aws:sqs:eu-north-1:123456789012:triggers"}""");

    public Task<Result<string>> SwitchOffAsync(CancellationToken cancellationToken = default) =>
        Mapping.SwitchOffAsync(cancellationToken).WaitAsync(Guard, CancellationToken.None);

    /// <summary>One invocation.</summary>
    public Task HandleAsync(string json) =>
        new PauseFunction([AlarmEvents.Alarm], Mapping, Log, new MetricLines(new LineSink(_metrics), Time, "pause"), Time)
            .HandleAsync(AlarmEvents.Of(json), FakeContext.Until(Time.GetUtcNow() + FunctionTimeout, Time))
            .WaitAsync(Guard);

    public async ValueTask DisposeAsync()
    {
        if (_ownsLambda)
            await Lambda.DisposeAsync();
        _transport.Dispose();
    }
}
