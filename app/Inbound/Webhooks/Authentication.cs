namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Authentication of a request as Twilio's, by the secret that counts for it.</summary>
internal sealed class Authentication(TokenCheck tokens)
{
    /// <summary>With what is cached, and at no other cost.</summary>
    public Task<bool> IsSignedAsync(SignedRequest signed, string secretId, CancellationToken cancellationToken) =>
        tokens.IsSignedAsync(signed, secretId, cancellationToken);

    /// <returns>Nothing when the request may go on.</returns>
    public async Task<WebhookAnswer?> RefusalAsync(SignedRequest signed, string secretId, RequestReport report, CancellationToken cancellationToken)
    {
        switch (await tokens.CheckAsync(signed, secretId, cancellationToken))
        {
            case TokenVerdict.Signed:
                return null;
            case TokenVerdict.Unknown unknown:
                report.Fail(unknown.Failure);
                return new WebhookAnswer.Failed();
            case TokenVerdict.Unusable unusable:
                report.Unverifiable(unusable.Failure);
                return new WebhookAnswer.Refused();
            default:
                return new WebhookAnswer.Refused();
        }
    }
}
