using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>Nobody asks it here; the log groups that it names have to be there.</summary>
internal sealed class QueryDefinitionKind(LogService logs) : IResourceKind
{
    private const int LongestText = 10_000;

    public string Type => "aws:cloudwatch/queryDefinition:QueryDefinition";

    public UnderstoodProperties Properties { get; } = new("name", "logGroupNames", "queryString");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        if (declared.Texts("logGroupNames").FirstOrDefault(group => !logs.Exists(group)) is { } missing)
            throw declared.Wrong("logGroupNames", $"there is no log group {missing}");
        if (declared.Text("queryString").Length > LongestText)
            throw declared.Wrong("queryString", $"AWS takes {LongestText} characters at most");
        return Task.FromResult(AwsAnswers.QueryDefinition(declared.Text("name")));
    }
}
