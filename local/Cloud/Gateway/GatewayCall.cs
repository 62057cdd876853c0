namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>One call of an AWS service, as far as it is known before it is forwarded.</summary>
/// <param name="Service">The name in the credential scope: <c>dynamodb</c>, <c>sqs</c>, <c>secretsmanager</c>, …</param>
/// <param name="Operation">Such as <c>UpdateItem</c>.</param>
/// <param name="Resources">ARNs of what the call touches.</param>
/// <param name="RoleArn">Whose permissions count.</param>
/// <param name="SessionName">Who calls: an environment of the function, or the event source mapping.</param>
internal sealed record GatewayCall(string Service, string Operation, IReadOnlyList<string> Resources, string RoleArn, string SessionName)
{
    /// <summary>As a policy names it.</summary>
    public string Action => $"{Service}:{Operation}";
}
