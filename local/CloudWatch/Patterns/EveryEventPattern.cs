namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>The empty pattern.</summary>
internal sealed class EveryEventPattern : FilterPattern
{
    public override bool Matches(string message) => true;
}
