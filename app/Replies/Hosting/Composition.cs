using System.ClientModel.Primitives;
using Amazon.DynamoDBv2;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Messaging.Twilio;
using WhatsAppReplies.Replies.Model.OpenAi;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Replies.Turns.HandOffs;
using WhatsAppReplies.Shared.Aws;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Hosting;

/// <summary>
/// The composition root: everything that lives as long as the process, made once and by hand. A container would cost a cold start
/// and hide this page.
/// </summary>
internal sealed class Composition(FunctionSettings settings, SocketsHttpHandler transport, LineSink output, TimeProvider time)
{
    private readonly SystemChance _chance = new();
    private readonly JsonLog _log = new(output, time, settings.LogLevel);
    private readonly OpenAiOptions _openAi = settings.OpenAiBaseUrl is { } url ? new() { BaseUrl = url } : new();
    private readonly TwilioOptions _twilio = new() { BaseUrl = settings.TwilioBaseUrl, StatusCallbackUrl = settings.StatusCallbackUrl };

    public async Task<Function> ComposeAsync()
    {
        // On their way while the rest is made and Lambda hands over the first event; nothing waits for them.
        var warmer = new ConnectionWarmer(Http(), _log, time);
        _ = warmer.OpenAsync(() => [_openAi.BaseUrl, _twilio.BaseUrl ?? TwilioOptions.Host]);

        var aws = new AwsClients(settings.Region, transport);
        var (tables, keys, queue) = (Task.Run(aws.Dynamo), Task.Run(aws.Secrets), Task.Run(aws.Sqs));
        var (dynamo, secrets) = (await tables, await keys);
        _ = warmer.OpenAsync(() => AwsClients.Endpoints(dynamo, secrets));
        return Function(dynamo, secrets, await queue);
    }

    private Function Function(IAmazonDynamoDB dynamo, IAmazonSecretsManager secrets, IAmazonSQS sqs)
    {
        var keys = new CachedSecrets<OpenAiKey>(secrets, new OpenAiKey.Shape(), _log, time);
        var credentials = new CachedSecrets<TwilioCredentials>(secrets, new TwilioCredentials.Shape(), _log, time);
        var prefetch = new SecretPrefetch(keys, credentials);
        // Most conversations use the stack's own. They come while Lambda hands over the first event, and so does what the SDK makes for its first call.
        prefetch.Begin(settings.OpenAiSecretId, settings.TwilioSecretId);
        var wire = new OpenAiWire(new HttpClientPipelineTransport(Http()), _openAi.BaseUrl, time);
        return new(new FunctionServices
        {
            Turns = new TurnServices
            {
                Settings = settings,
                Dynamo = dynamo,
                Assistants = new CachedAssistants(dynamo, settings.AssistantsTable, time),
                Secrets = prefetch,
                Model = new OpenAiReplyModel(keys, wire, _openAi, time, _chance),
                Transcriber = new OpenAiTranscriber(keys, wire, time, _chance),
                Messengers = new TwilioMessengers(credentials, transport, _twilio, time),
                HandOffs = new HandOffQueue(sqs, settings.HandOffQueueUrl),
                Split = text => ReplySplitter.Split(text),
                Time = time,
                Chance = _chance,
            },
            Sqs = sqs,
            Log = _log,
            Metrics = new TurnMetrics(output, time, settings.FunctionName),
        });
    }

    /// <summary>A client whose limits are its callers', over the one pool of connections.</summary>
    private HttpClient Http() => new(transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
}
