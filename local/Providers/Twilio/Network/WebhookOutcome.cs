namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>What one call of a webhook came to.</summary>
internal abstract record WebhookOutcome
{
    private WebhookOutcome()
    {
    }

    /// <summary>None: there is no reason to call again.</summary>
    public abstract RepeatPolicies Failure { get; }

    public sealed record Answered(int Status, string ContentType, string Body) : WebhookOutcome
    {
        public override RepeatPolicies Failure => Status switch
        {
            >= 500 => RepeatPolicies.ServerError,
            >= 400 => RepeatPolicies.ClientError,
            _ => RepeatPolicies.None,
        };
    }

    public sealed record NoConnection : WebhookOutcome
    {
        public override RepeatPolicies Failure => RepeatPolicies.ConnectFailure;
    }

    /// <summary>The request went out, and no answer came back in time, or at all.</summary>
    public sealed record NoAnswer : WebhookOutcome
    {
        public override RepeatPolicies Failure => RepeatPolicies.ReadTimeout;
    }
}
