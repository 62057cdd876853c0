using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud.Lambda.Logging;

/// <summary>
/// An environment's log stream. Lambda writes it as the function's role: what the role does not allow, or a group that is not
/// there and may not be made, means that the lines are lost and the function runs on, as on AWS.
/// </summary>
internal sealed class FunctionLog
{
    private readonly LogService _logs;
    private readonly string _group;
    private int _lost;

    private FunctionLog(LogService logs, string group, string stream)
    {
        _logs = logs;
        _group = group;
        Stream = stream;
    }

    public string Stream { get; }

    /// <summary>Null: lines arrive.</summary>
    public string? WhyLost { get; private init; }

    public int LostLines => _lost;

    public static FunctionLog Open(LogService logs, IRoles roles, FunctionDefinition function, LambdaOptions options, string stream)
    {
        var groupArn = $"arn:aws:logs:{options.Region}:{options.AccountId}:log-group:{function.LogGroupName}";
        var denied = Denied(logs, roles, function, groupArn, stream);
        if (denied is null)
        {
            if (!logs.Exists(function.LogGroupName)) logs.CreateGroup(new LogGroupDefinition(function.LogGroupName, groupArn, null));
            logs.Group(function.LogGroupName).CreateStream(stream);
        }

        return new FunctionLog(logs, function.LogGroupName, stream)
        {
            WhyLost = denied is null ? null : $"the role {function.RoleArn} is not allowed {denied}",
        };
    }

    public void Write(string line)
    {
        if (WhyLost is null) _logs.PutEvent(_group, Stream, line);
        else Interlocked.Increment(ref _lost);
    }

    private static string? Denied(LogService logs, IRoles roles, FunctionDefinition function, string groupArn, string stream)
    {
        IEnumerable<(string Action, string Resource)> needed =
            [("logs:CreateLogStream", $"{groupArn}:log-stream:{stream}"), ("logs:PutLogEvents", $"{groupArn}:log-stream:{stream}")];
        if (!logs.Exists(function.LogGroupName)) needed = needed.Prepend(("logs:CreateLogGroup", groupArn));
        return needed.Where(need => !roles.IsAllowed(function.RoleArn, need.Action, need.Resource))
            .Select(need => $"{need.Action} on {need.Resource}")
            .FirstOrDefault();
    }
}
