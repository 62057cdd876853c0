using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Urls;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class FunctionUrlKind(LambdaService lambda, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:lambda/functionUrl:FunctionUrl";

    public UnderstoodProperties Properties { get; } = new("functionName", "qualifier", "authorizationType");

    public async Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.OnlyUnderstood("authorizationType", FunctionUrl.NoAuthorization);
        var url = await lambda.CreateUrlAsync(declared.Text("functionName"), declared.OptionalText("qualifier"));
        return answers.FunctionUrl(url.FunctionName, url.Address.Authority, url.Address.ToString());
    }
}
