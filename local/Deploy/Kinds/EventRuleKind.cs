using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class EventRuleKind(EventRules rules, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:cloudwatch/eventRule:EventRule";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "description", "scheduleExpression");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("description");
        var name = declared.Text("name");
        var answer = answers.EventRule(name);
        rules.Put(new RuleDefinition(name, answer.Arn, RuleDefinition.RateOf(declared.Text("scheduleExpression"))));
        return Task.FromResult(answer);
    }
}
