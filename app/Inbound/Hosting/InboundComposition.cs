using WhatsAppReplies.Inbound.Sweep;
using WhatsAppReplies.Shared.Aws;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>The composition root of the inbound function.</summary>
internal sealed class InboundComposition(InboundSettings settings, SocketsHttpHandler transport, LineSink output, TimeProvider time)
{
    private readonly JsonLog _log = new(output, time, settings.LogLevel);

    public async Task<InboundFunction> ComposeAsync()
    {
        var aws = new AwsClients(settings.Region, transport);
        var (dynamo, secrets, sqs) = (Task.Run(aws.Dynamo), Task.Run(aws.Secrets), Task.Run(aws.Sqs));

        // On their way while Lambda hands over the first webhook; Twilio itself is only asked by sweeps.
        var warmer = new ConnectionWarmer(new HttpClient(transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, _log, time);
        _ = Task.Run(async () =>
        {
            var (tables, keys) = (await dynamo, await secrets);
            await warmer.OpenAsync(() => AwsClients.Endpoints(tables, keys));
        });

        var credentials = new CachedSecrets<TwilioCredentials>(await secrets, new TwilioCredentials.Shape(), _log, time);
        return new InboundFunction(new InboundServices
        {
            Settings = settings,
            Dynamo = await dynamo,
            Sqs = await sqs,
            Secrets = credentials,
            Inbox = new TwilioInbox(credentials, transport, new TwilioOptions { BaseUrl = settings.TwilioBaseUrl }, settings, time),
            Time = time,
            Log = _log,
            Metrics = new MetricLines(output, time, settings.FunctionName),
        });
    }
}
