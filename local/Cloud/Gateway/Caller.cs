using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>Who signed a request.</summary>
/// <param name="AccessKeyId">As sent.</param>
/// <param name="SecretAccessKey">What it must have signed with.</param>
/// <param name="SessionToken">What it must have sent; null for the operator, whose key is a lasting one.</param>
/// <param name="RoleArn">Null: the operator, who may do everything and whose calls are neither disturbed nor recorded.</param>
/// <param name="Arn">As AWS names it in messages.</param>
/// <param name="SessionName">For the record.</param>
internal sealed record Caller(string AccessKeyId, string SecretAccessKey, string? SessionToken, string? RoleArn, string Arn, string SessionName)
{
    public static Caller Of(SessionCredentials session) =>
        new(session.AccessKeyId, session.SecretAccessKey, session.SessionToken, session.RoleArn, session.CallerArn, session.SessionName);

    /// <summary>A record prints its members; two of these are secrets.</summary>
    public override string ToString() => Arn;
}
