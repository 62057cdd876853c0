namespace WhatsAppReplies.Ops.Places.Alarms;

/// <summary>Reader of who is subscribed to a topic.</summary>
internal sealed class TopicReader(SignedHttp http)
{
    private const string Version = "2010-03-31";

    /// <summary>In the place of an ARN.</summary>
    private const string Pending = "PendingConfirmation";

    public async Task<IReadOnlyList<Subscriber>> ReadAsync(string topic, CancellationToken cancellationToken)
    {
        var found = new List<Subscriber>();
        string? next = null;
        do
        {
            KeyValuePair<string, string>[] fields = next is null ? [new("TopicArn", topic)] : [new("TopicArn", topic), new("NextToken", next)];
            var answer = await http.AskAsync("ListSubscriptionsByTopic", Version, fields, cancellationToken);
            found.AddRange((answer.Element("Subscriptions")?.Elements("member") ?? []).Select(one => new Subscriber(
                one.Element("Protocol")?.Value ?? "", one.Element("Endpoint")?.Value ?? "", one.Element("SubscriptionArn")?.Value != Pending)));
            next = answer.Element("NextToken")?.Value;
        }
        while (!string.IsNullOrEmpty(next));

        return found;
    }
}
