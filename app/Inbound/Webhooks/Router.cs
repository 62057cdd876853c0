namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>
/// Router from a request to its answer. What costs least comes first: the path, the method, the size, whether there is a signature at all; nothing of a body
/// is read before, and nobody is looked up for a request that is not one of Twilio's forms.
/// </summary>
internal sealed class Router(MessageWebhook messages, StatusWebhook statuses)
{
    public async Task<WebhookAnswer> AnswerAsync(WebhookRequest request, RequestReport report, CancellationToken cancellationToken)
    {
        if (request.Path is not (Contract.Webhooks.MessagePath or Contract.Webhooks.StatusPath))
            return new WebhookAnswer.NotFound();
        if (request.Method != "POST")
            return new WebhookAnswer.MethodNotAllowed();
        if (BodyReader.IsTooLarge(request))
            return new WebhookAnswer.TooLarge();
        if (string.IsNullOrEmpty(request.Signature))
            return new WebhookAnswer.Refused();
        if (BodyReader.Read(request) is not { } body || FormReader.Read(body) is not { } form)
            return new WebhookAnswer.BadForm();

        var signed = new SignedRequest(request, form);
        return request.Path == Contract.Webhooks.MessagePath
            ? await messages.RunAsync(form, signed, report, cancellationToken)
            : await statuses.RunAsync(form, request.Query, signed, report, cancellationToken);
    }
}
