namespace WhatsAppReplies.Local.Deploy;

/// <summary>The functions of the AWS provider that this machine can answer.</summary>
internal sealed class AwsAnswers(AwsAccount account)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, object>> _answers = new(StringComparer.Ordinal)
    {
        ["aws:index/getCallerIdentity:getCallerIdentity"] = new Dictionary<string, object> { ["id"] = account.Id, ["accountId"] = account.Id },
        ["aws:index/getPartition:getPartition"] = new Dictionary<string, object> { ["id"] = "aws", ["partition"] = "aws" },
    };

    public IReadOnlyCollection<string> Functions => _answers.Keys;

    public IReadOnlyDictionary<string, object>? To(string function) => _answers.GetValueOrDefault(function);
}
