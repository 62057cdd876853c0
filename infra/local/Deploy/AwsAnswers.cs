namespace WhatsAppReplies.Local.Deploy;

/// <summary>The functions of the AWS provider that this machine can answer.</summary>
internal sealed class AwsAnswers(AwsAccount account)
{
    public IReadOnlyDictionary<string, object>? To(string function) => function switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => Answer(account.Id, ("accountId", account.Id)),
        "aws:index/getPartition:getPartition" => Answer("aws", ("partition", "aws"), ("dnsSuffix", "amazonaws.com")),
        "aws:index/getRegion:getRegion" => Answer(account.Region, ("region", account.Region), ("name", account.Region)),
        _ => null,
    };

    private static Dictionary<string, object> Answer(string id, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var answer = new Dictionary<string, object> { ["id"] = id };
        foreach (var (name, value) in properties) answer[name] = value;
        return answer;
    }
}
