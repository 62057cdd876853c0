using Pulumi;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <param name="lambda">Where it will run.</param>
/// <param name="package">The zip that the program was given. An archive does not tell its path, so its hash says whether it is this one.</param>
/// <param name="codePath">Where that zip stands.</param>
/// <param name="answers">For the ARN.</param>
internal sealed class FunctionKind(LambdaService lambda, FunctionPackage package, string codePath, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:lambda/function:Function";

    public UnderstoodProperties Properties { get; } = new(
        "name", "tags.*", "description", "role", "runtime", "handler", "architectures", "memorySize", "timeout", "code", "codeSha256",
        "environment.variables.*", "loggingConfig.logGroup", "loggingConfig.logFormat", "reservedConcurrentExecutions", "publish",
        "tracingConfig.mode");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("description");
        declared.Part("tracingConfig")?.OnlyUnderstood("mode", "Active");
        declared.Other<FileArchive>("code");
        if (declared.Text("codeSha256") != package.Hash)
        {
            throw declared.Wrong("codeSha256", "it is not the hash of the zip that is deployed");
        }

        var name = declared.Text("name");
        var answer = answers.Function(name);
        var logging = declared.Part("loggingConfig");
        var function = new FunctionDefinition
        {
            Name = name,
            Arn = answer.Arn,
            RoleArn = declared.Text("role"),
            Handler = declared.Text("handler"),
            Runtime = declared.Text("runtime"),
            CodePath = codePath,
            Timeout = TimeSpan.FromSeconds(declared.OptionalInteger("timeout") ?? 3),
            MemoryMegabytes = declared.OptionalInteger("memorySize") ?? 128,
            Variables = declared.Part("environment")?.Map("variables") ?? new Dictionary<string, string>(),
            LogGroupName = logging?.OptionalText("logGroup") ?? $"/aws/lambda/{name}",
            LogFormat = logging?.OptionalText("logFormat") ?? "Text",
            ReservedConcurrency = declared.OptionalInteger("reservedConcurrentExecutions"),
            Architecture = declared.Texts("architectures") is [var architecture] ? architecture : "x86_64",
        };
        lambda.CreateFunction(function);
        return Task.FromResult(declared.OptionalFlag("publish") is true ? answers.Function(name, lambda.Publish(name)) : answer);
    }
}
