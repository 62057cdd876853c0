namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>All calls of a webhook for one message or one status.</summary>
/// <param name="Message">Its sid.</param>
/// <param name="Outcomes">In the order of the calls; none: nobody was called.</param>
internal sealed record WebhookDelivery(string Message, IReadOnlyList<WebhookOutcome> Outcomes)
{
    public IReadOnlyList<int> Statuses => [.. Outcomes.OfType<WebhookOutcome.Answered>().Select(answer => answer.Status)];

    /// <summary>The service has heard that it was taken.</summary>
    public bool Succeeded => Outcomes is [.., WebhookOutcome.Answered { Status: >= 200 and < 300 }];
}
