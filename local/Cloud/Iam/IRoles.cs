namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>The declared roles: what each allows, and the session credentials that stand for one.</summary>
internal interface IRoles
{
    /// <summary>Whether the role's inline policies allow the action on the resource: an explicit deny wins, nothing said is no.</summary>
    bool IsAllowed(string roleArn, string action, string resourceArn);

    /// <summary>
    /// New session credentials for the role, as a service gets them; the gateway knows them by their access key.
    /// Fails when the role's trust policy does not name the service.
    /// </summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">The principal, such as <c>lambda.amazonaws.com</c>.</param>
    /// <param name="sessionName">Who calls, as it appears in the caller's ARN and in the record of calls.</param>
    SessionCredentials Assume(string roleArn, string service, string sessionName);
}
