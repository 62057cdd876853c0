namespace WhatsAppReplies.Local.Runner.Live.Breaks;

/// <summary>Names of what can be broken, as the page asks for it.</summary>
internal static class BreakNames
{
    public const string Kill = "kill";
    public const string TwilioDrops = "twilio-drops";
    public const string ModelFails = "model-fails";
    public const string WebhookDown = "webhook-down";
    public const string TriggerTwice = "trigger-twice";
    public const string BodiesHidden = "bodies-hidden";
    public const string ItemsExpire = "items-expire";
}
