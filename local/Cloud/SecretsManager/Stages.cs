namespace WhatsAppReplies.Local.Cloud.SecretsManager;

internal static class Stages
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";
    public const string Pending = "AWSPENDING";
}
