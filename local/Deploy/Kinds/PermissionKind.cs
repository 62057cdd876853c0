using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>A statement of a function's own policy.</summary>
internal sealed class PermissionKind(LambdaService lambda) : IResourceKind
{
    public string Type => "aws:lambda/permission:Permission";

    public UnderstoodProperties Properties { get; } = new(
        "statementId", "function", "qualifier", "principal", "action", "sourceArn", "sourceAccount", "functionUrlAuthType", "invokedViaFunctionUrl");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.OnlyUnderstood("action", FunctionPermission.InvokeFunction, FunctionPermission.InvokeFunctionUrl);
        declared.OnlyUnderstood("principal", FunctionPermission.Everybody, EventRules.Principal, AlarmedFunctions.Principal);
        var permission = new FunctionPermission
        {
            StatementId = declared.Text("statementId"),
            Action = declared.Text("action"),
            Principal = declared.Text("principal"),
            SourceArn = declared.OptionalText("sourceArn"),
            SourceAccount = declared.OptionalText("sourceAccount"),
            UrlAuthType = declared.OptionalText("functionUrlAuthType"),
            InvokedViaUrl = declared.OptionalFlag("invokedViaFunctionUrl"),
        };
        if (permission is { UrlAuthType: not null, Action: not FunctionPermission.InvokeFunctionUrl })
        {
            throw declared.Wrong(
                "functionUrlAuthType",
                $"InvalidParameterValueException: FunctionUrlAuthType is only supported for {FunctionPermission.InvokeFunctionUrl} action");
        }

        var function = lambda.Function(declared.Text("function"));
        var qualifier = declared.OptionalText("qualifier");
        function.Versions.Of(qualifier);
        function.PolicyOf(qualifier).Add(permission);
        return Task.FromResult(AwsAnswers.Permission(permission.StatementId));
    }
}
