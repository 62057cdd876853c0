namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Authentication of a request as Twilio's, by the secret that counts for it.</summary>
/// <param name="tokens">Checks them.</param>
/// <param name="signers">Every secret that a signature can be of; nothing: they cannot be listed.</param>
internal sealed class Authentication(TokenCheck tokens, IReadOnlyList<string>? signers)
{
    /// <summary>With what is cached, and at no other cost.</summary>
    public Task<bool> IsSignedAsync(SignedRequest signed, string secretId, CancellationToken cancellationToken) =>
        tokens.IsSignedAsync(signed, secretId, cancellationToken);

    /// <summary>Before anything is looked up for a request: whoever only forges one makes no work for a table.</summary>
    /// <returns>Nothing when somebody may have signed it, whether or not it is for him to sign.</returns>
    public async Task<WebhookAnswer?> RefusalOfForgeryAsync(SignedRequest signed, RequestReport report, CancellationToken cancellationToken) =>
        signers is null ? null : Refusal(await tokens.CheckAnyAsync(signed, signers, cancellationToken), report);

    /// <returns>Nothing when the request may go on.</returns>
    public async Task<WebhookAnswer?> RefusalAsync(SignedRequest signed, string secretId, RequestReport report, CancellationToken cancellationToken) =>
        Refusal(await tokens.CheckAsync(signed, secretId, cancellationToken), report);

    private static WebhookAnswer? Refusal(TokenVerdict verdict, RequestReport report)
    {
        switch (verdict)
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
