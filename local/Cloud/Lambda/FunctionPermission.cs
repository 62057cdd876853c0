namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>One statement of a function's own policy: who else than its owner may invoke it, and how.</summary>
internal sealed record FunctionPermission
{
    public const string InvokeFunction = "lambda:InvokeFunction";
    public const string InvokeFunctionUrl = "lambda:InvokeFunctionUrl";
    public const string Everybody = "*";

    public required string StatementId { get; init; }

    public required string Action { get; init; }

    /// <summary>A service, or everybody.</summary>
    public required string Principal { get; init; }

    /// <summary>Null: whatever it comes from.</summary>
    public string? SourceArn { get; init; }

    /// <summary>Null: whoever's it is.</summary>
    public string? SourceAccount { get; init; }

    /// <summary>Null: whatever the address asks for.</summary>
    public string? UrlAuthType { get; init; }

    /// <summary>Null: any way of invoking.</summary>
    public bool? InvokedViaUrl { get; init; }

    public bool LetsAService(string principal, string sourceArn, string? sourceAccount = null) =>
        Action == InvokeFunction
        && Principal == principal
        && (SourceArn is null || SourceArn == sourceArn)
        && (SourceAccount is null || SourceAccount == sourceAccount)
        && InvokedViaUrl is not true;

    public bool LetsAnybodyCallTheUrl(string authType) =>
        Action == InvokeFunctionUrl && Principal == Everybody && (UrlAuthType is null || UrlAuthType == authType);

    public bool LetsAnybodyInvokeThroughTheUrl => Action == InvokeFunction && Principal == Everybody && InvokedViaUrl is not false && SourceArn is null;
}
