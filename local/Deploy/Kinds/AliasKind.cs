using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>A name of one version of a function.</summary>
internal sealed class AliasKind(LambdaService lambda, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:lambda/alias:Alias";

    public UnderstoodProperties Properties { get; } = new("name", "description", "functionName", "functionVersion");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.WithoutEffectHere("description");
        var (function, name) = (declared.Text("functionName"), declared.Text("name"));
        lambda.Function(function).Versions.CreateAlias(name, declared.Text("functionVersion"));
        return Task.FromResult(answers.Alias(function, name));
    }
}
