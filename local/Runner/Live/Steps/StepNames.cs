namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Names of the steps of a turn, in the order of a turn in which nothing goes wrong.</summary>
internal static class StepNames
{
    public const string Webhook = "webhook";
    public const string NewRecord = "new-record";
    public const string Staged = "staged";
    public const string Lock = "lock";
    public const string Trigger = "trigger";
    public const string Receipt = "receipt";
    public const string Delivered = "delivered";
    public const string Invisible = "invisible";
    public const string Read = "read";
    public const string Claim = "claim";
    public const string Renew = "renew";
    public const string Model = "model";
    public const string Checkpoint = "checkpoint";
    public const string Part = "part";
    public const string HandOff = "hand-off";
    public const string Finish = "finish";
    public const string CleanUp = "clean-up";
    public const string LookAgain = "look-again";
    public const string Acknowledged = "acknowledged";
    public const string Unlocked = "unlocked";
    public const string KeptLonger = "kept-longer";
    public const string StagedAgain = "staged-again";
    public const string Archived = "archived";
    public const string Released = "released";
    public const string Refused = "refused";
    public const string CameBack = "came-back";
    public const string Died = "died";
}
