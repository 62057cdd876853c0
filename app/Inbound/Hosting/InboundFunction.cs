using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Inbound.Sweep;
using WhatsAppReplies.Inbound.Webhooks;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>Handler of the inbound function: a webhook, or a sweep. What lives as long as the process is made here, once.</summary>
internal sealed class InboundFunction
{
    /// <summary>Twilio waits for 15 seconds, in which all its repetitions have to find room too.</summary>
    private static readonly TimeSpan WebhookLimit = TimeSpan.FromSeconds(12);

    /// <summary>For the answer, the record and the metrics.</summary>
    private static readonly TimeSpan BeforeTheEnd = TimeSpan.FromMilliseconds(500);

    private readonly InboundServices _services;
    private readonly Router _router;
    private readonly Sweeper _sweeper;

    public InboundFunction(InboundServices services)
    {
        var (settings, dynamo, time) = (services.Settings, services.Dynamo, services.Time);
        var numbers = new CompanyNumbers(dynamo, settings.NumbersTable, services.Log, time);
        var conversations = new ConversationFinder(dynamo, settings.ConversationsTable, settings.ConversationsIndex);
        var receipts = new Receipts(dynamo, settings.TriggerLockTable, time);
        var triggers = new TriggerSender(dynamo, services.Sqs, settings.TriggerLockTable, settings.QueueUrl, time);
        var known = new KnownMessages(time);
        var stager = new Stager(
            new Assignments(dynamo, settings.TriggerLockTable, time),
            new NewConversations(dynamo, settings.ConversationsTable, time),
            new StageTable(dynamo, settings.StageTable, time),
            receipts,
            triggers,
            known,
            settings);
        var authentication = new Authentication(new TokenCheck(services.Secrets, time), settings.SigningSecretIds);

        _services = services;
        _router = new Router(
            new MessageWebhook(numbers, conversations, authentication, receipts, stager, settings),
            new StatusWebhook(dynamo, numbers, authentication, new DeliveryFailures(dynamo, settings.ConversationsTable, time), settings));
        _sweeper = new Sweeper(
            new OverdueTriggers(new StagedMessages(dynamo, settings.StageTable), numbers, dynamo, triggers, settings, time),
            new MissedMessages(services.Inbox, numbers, conversations, receipts, known, stager, services.Sweep, time),
            services.Sweep,
            services.Metrics,
            time);
    }

    public async Task<APIGatewayHttpApiV2ProxyResponse> HandleAsync(InboundEvent incoming, ILambdaContext context)
    {
        var log = _services.Log.With(LogField.Of("requestId", context.AwsRequestId));
        var deadline = _services.Time.GetUtcNow() + context.RemainingTime - BeforeTheEnd;
        if (!incoming.Sweep)
            return WebhookResponse.Of(await AnswerAsync(incoming, log, deadline));

        await _sweeper.RunAsync(log, deadline);
        return WebhookResponse.Of(new WebhookAnswer.Noted());
    }

    private async Task<WebhookAnswer> AnswerAsync(InboundEvent incoming, ILog log, DateTimeOffset deadline)
    {
        var report = new RequestReport(log, _services.Time);
        var end = _services.Time.GetUtcNow() + WebhookLimit;
        using var limit = TimeLimit.Until(deadline < end ? deadline : end, _services.Time);
        WebhookAnswer answer;
        try
        {
            answer = UrlRequestReader.Read(incoming, _services.Settings.PublicUrl) is { } request
                ? await _router.AnswerAsync(request, report, limit.Token)
                : new WebhookAnswer.BadForm();
        }
        catch (Exception exception)
        {
            report.Fail(exception);
            // guard: A webhook that failed is answered so that it is repeated
            answer = new WebhookAnswer.Failed();
        }

        report.Write(answer, _services.Metrics);
        return answer;
    }
}
