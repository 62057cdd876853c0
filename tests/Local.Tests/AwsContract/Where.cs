namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>What a claim about AWS is held against.</summary>
public enum Where
{
    ThisMachine,

    RealAccount,
}
