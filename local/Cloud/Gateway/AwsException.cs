namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>A service of this machine refuses a call.</summary>
internal sealed class AwsException(AwsError error) : Exception(error.Message)
{
    public AwsException(string code, string message)
        : this(new AwsError(400, code, message))
    {
    }

    public AwsError Error => error;
}
