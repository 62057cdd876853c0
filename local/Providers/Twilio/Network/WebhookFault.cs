namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>What goes wrong with the webhook of one message.</summary>
internal abstract record WebhookFault
{
    private WebhookFault()
    {
    }

    /// <summary>The service took the message, and its webhook never comes.</summary>
    public sealed record NeverCalled : WebhookFault;

    /// <summary>Two calls at the same time, whatever either comes to.</summary>
    public sealed record CalledTwiceAtOnce : WebhookFault;

    /// <summary>The service calls again after it was told that all is well.</summary>
    public sealed record CalledAgain : WebhookFault;

    /// <summary>The first <paramref name="Times"/> answers are given, and never arrive.</summary>
    public sealed record AnswersLost(int Times) : WebhookFault;
}
