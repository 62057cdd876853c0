using System.Globalization;
using System.Xml.Linq;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>CloudWatch's own interface behind the gateway, as far as an operator's tools look at alarms.</summary>
/// <param name="alarms">Which is there by the time of the first call.</param>
/// <param name="account">Whose alarms.</param>
internal sealed class CloudWatchControlService(Func<AlarmService> alarms, AwsAccount account) : IAwsService
{
    private const string Describe = "DescribeAlarms";
    private const int MostNames = 100;
    private const int LongestPage = 100;
    private const int Page = 50;

    private static readonly XNamespace Namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    public string Name => "monitoring";

    public AwsProtocol Protocol => AwsProtocol.Query;

    /// <summary>A list is judged by all alarms, whichever are named.</summary>
    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) =>
        [($"cloudwatch:{operation}", account.Arn("cloudwatch", "alarm:*"))];

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) => operation == Describe
        ? Task.FromResult(Alarms(new QueryForm(request.Body).Only("AlarmNames", "AlarmNamePrefix", "AlarmTypes", "StateValue", "MaxRecords", "NextToken")))
        : throw new AwsException("InvalidAction", $"This machine's CloudWatch does not know {operation}.");

    private AwsHttpAnswer Alarms(QueryForm asked)
    {
        var (names, prefix, state) = (asked.List("AlarmNames"), asked.Text("AlarmNamePrefix"), asked.Text("StateValue"));
        if (names.Count > MostNames) throw new AwsException("ValidationError", $"{names.Count} names; at most {MostNames} are taken.");
        if (names.Count > 0 && prefix is not null) throw new AwsException("InvalidParameterCombination", "Names and a prefix exclude each other.");
        var found = alarms().Alarms
            .Where(alarm => names.Count == 0 || names.Contains(alarm.Definition.Name))
            .Where(alarm => alarm.Definition.Name.StartsWith(prefix ?? "", StringComparison.Ordinal))
            .Where(alarm => state is null || alarm.State.Name() == state)
            .OrderBy(alarm => alarm.Definition.Name, StringComparer.Ordinal)
            .ToList();
        var (from, count) = (Number(asked.Text("NextToken")) ?? 0, Math.Min(Number(asked.Text("MaxRecords")) ?? Page, LongestPage));
        var page = QueryAnswer.List("MetricAlarms", found.Skip(from).Take(count), Of);
        return from + count < found.Count
            ? QueryAnswer.Of(Describe, Namespace, page, new XElement("NextToken", from + count))
            : QueryAnswer.Of(Describe, Namespace, page);
    }

    private static XElement[] Of(Alarm alarm) =>
    [
        new("AlarmName", alarm.Definition.Name),
        new("AlarmArn", alarm.Definition.Arn),
        new("AlarmDescription", alarm.Definition.Description),
        new("ActionsEnabled", alarm.Definition.ActionsEnabled),
        QueryAnswer.List("AlarmActions", alarm.Definition.AlarmActions, action => action),
        QueryAnswer.List("OKActions", alarm.Definition.OkActions, action => action),
        QueryAnswer.List("InsufficientDataActions", alarm.Definition.InsufficientDataActions, action => action),
        new("StateValue", alarm.State.Name()),
    ];

    private static int? Number(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new AwsException("InvalidNextToken", $"{text} is no number.");
}
