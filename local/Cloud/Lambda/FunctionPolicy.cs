namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A function's own policy.</summary>
internal sealed class FunctionPolicy(string functionName)
{
    private readonly Lock _gate = new();
    private readonly List<FunctionPermission> _permissions = [];

    public void Add(FunctionPermission permission)
    {
        lock (_gate)
        {
            if (_permissions.Exists(other => other.StatementId == permission.StatementId))
            {
                throw new LambdaException(
                    LambdaException.Conflict, $"The statement id ({permission.StatementId}) provided already exists in the policy of {functionName}.");
            }
            _permissions.Add(permission);
        }
    }

    /// <param name="principal">The service.</param>
    /// <param name="sourceArn">On whose behalf it calls.</param>
    /// <param name="sourceAccount">Whose that is; null: the service does not tell.</param>
    public bool LetsAService(string principal, string sourceArn, string? sourceAccount = null)
    {
        lock (_gate) return _permissions.Exists(permission => permission.LetsAService(principal, sourceArn, sourceAccount));
    }

    /// <summary>Since October 2025 an address that asks for no credentials needs both statements; with one of them every call is refused.</summary>
    public bool LetsAnybodyUseTheUrl(string authType)
    {
        lock (_gate)
        {
            return _permissions.Exists(permission => permission.LetsAnybodyCallTheUrl(authType))
                && _permissions.Exists(permission => permission.LetsAnybodyInvokeThroughTheUrl);
        }
    }
}
