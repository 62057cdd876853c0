using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Report of one request, for its record and its metrics. Nothing of the request itself comes near it: no field, no header.</summary>
internal sealed class RequestReport(ILog log, TimeProvider time)
{
    private const string Count = "Count";

    private readonly long _started = time.GetTimestamp();
    private readonly List<MetricValue> _metrics = [];
    private readonly List<LogField> _fields = [];
    private Failure? _failure;
    private int? _undelivered;

    public void Conversation(string conversationId) => _fields.Add(LogField.Of("conversation", ConversationHash.Short(conversationId)));

    public void Staged(StagingOutcome.Staged staged)
    {
        _fields.Add(LogField.Of("staged", staged.IsNew));
        _metrics.Add(new(Contract.Telemetry.StagedMessages, Count, staged.IsNew ? 1 : 0));
        _metrics.Add(new(Contract.Telemetry.NewConversations, Count, staged.MadeRecord ? 1 : 0));
    }

    /// <summary>The message was answered before.</summary>
    public void Repeated() => _fields.Add(LogField.Of("staged", false));

    public void UnknownCustomer()
    {
        _fields.Add(LogField.Of("unknownCustomer", true));
        _metrics.Add(new(Contract.Telemetry.UnknownCustomers, Count, 1));
    }

    public void NumberWithoutFile() =>
        log.Write(Severity.Warning, "A message came to a number that has no file: no sweep finds what its webhooks lose");

    /// <summary>Of another account, whose list the sweep does not ask for.</summary>
    public void NumberUnderOtherCredentials() => log.Write(
        Severity.Warning,
        "A message was signed under its conversation's credentials, not under its number's: no sweep finds what that account's webhooks lose");

    public void UnknownConversation() =>
        log.Write(Severity.Warning, "A delivery status names a conversation that is not one of its recipient's");

    public void Undelivered(DeliveryStatus status, bool isNew)
    {
        _fields.Add(LogField.Of("undeliveredCode", status.Code));
        if (isNew)
            _undelivered = status.Code;
    }

    /// <summary>It could not be done now, or not before something is mended.</summary>
    public void Fail(Failure failure) => _failure = failure;

    /// <summary>Something was thrown; its words may be the customer's and are not used.</summary>
    public void Fail(Exception exception) => _fields.AddRange(ExceptionFields.Of(exception));

    /// <summary>The request was refused, and nobody knows whether rightly.</summary>
    public void Unverifiable(Failure failure) => log.Write(
        Severity.Error,
        "A request cannot be verified, since its secret cannot be used",
        LogField.Of("reason", failure.Code),
        LogField.Of("explanation", failure.Explanation));

    public void Write(WebhookAnswer answer, MetricLines metrics)
    {
        var duration = Math.Round(time.GetElapsedTime(_started).TotalMilliseconds, 1);
        _fields.Add(LogField.Of("status", answer.Status));
        _fields.Add(LogField.Of("durationMs", duration));
        switch (answer)
        {
            case WebhookAnswer.Refused:
                _metrics.Add(new(Contract.Telemetry.RefusedSignatures, Count, 1));
                Log(Severity.Warning, "A request without a valid signature was refused");
                break;
            case WebhookAnswer.Failed:
                _metrics.Add(new(Contract.Telemetry.FailedWebhooks, Count, 1));
                if (_failure is { } failure)
                    _fields.AddRange([LogField.Of("reason", failure.Code), LogField.Of("explanation", failure.Explanation)]);
                Log(Severity.Error, "A webhook failed; it is repeated, or found by the sweep");
                break;
            default:
                Log(_undelivered is null ? Severity.Info : Severity.Warning, "A webhook was answered");
                break;
        }

        _metrics.Add(new(Contract.Telemetry.Webhooks, Count, 1));
        _metrics.Add(new(Contract.Telemetry.WebhookDurationMs, "Milliseconds", duration));
        metrics.Write(_metrics);
        if (_undelivered is { } code)
            metrics.Write(Contract.Telemetry.UndeliveredMessages, 1, (Contract.Telemetry.ErrorCodeDimension, code));
    }

    private void Log(Severity severity, string message) => log.Write(severity, message, [.. _fields]);
}
