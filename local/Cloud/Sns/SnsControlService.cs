using System.Globalization;
using System.Xml.Linq;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sns;

/// <summary>SNS's own interface behind the gateway, as far as an operator's tools look who is told of an alarm.</summary>
internal sealed class SnsControlService(TopicStore topics, AwsAccount account) : IAwsService
{
    private const string ListByTopic = "ListSubscriptionsByTopic";
    private const int Page = 100;

    /// <summary>In the place of an ARN, which a subscription gets when it is confirmed.</summary>
    private const string Pending = "PendingConfirmation";

    private static readonly XNamespace Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    public string Name => "sns";

    public AwsProtocol Protocol => AwsProtocol.Query;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) =>
        [($"sns:{operation}", new QueryForm(request.Body).Text("TopicArn") ?? "*")];

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) => operation == ListByTopic
        ? Task.FromResult(Subscriptions(new QueryForm(request.Body).Only("TopicArn", "NextToken")))
        : throw new AwsException("InvalidAction", $"This machine's SNS does not know {operation}.");

    private AwsHttpAnswer Subscriptions(QueryForm asked)
    {
        var topic = topics.Find(asked.Text("TopicArn") ?? "") ?? throw new AwsException(new AwsError(404, "NotFound", "Topic does not exist"));
        var from = asked.Text("NextToken") is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var page = QueryAnswer.List("Subscriptions", topic.Subscriptions.Skip(from).Take(Page), subscription => new XElement[]
        {
            new("TopicArn", topic.Arn),
            new("Protocol", subscription.Protocol),
            new("SubscriptionArn", subscription.IsConfirmed ? subscription.Arn : Pending),
            new("Endpoint", subscription.Endpoint),
            new("Owner", account.Id),
        });
        return from + Page < topic.Subscriptions.Count
            ? QueryAnswer.Of(ListByTopic, Namespace, page, new XElement("NextToken", from + Page))
            : QueryAnswer.Of(ListByTopic, Namespace, page);
    }
}
