using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>How often, and for how long, Lambda tries an event again that nobody waits for.</summary>
internal sealed class AsynchronousInvocationKind(LambdaService lambda) : IResourceKind
{
    private const int MostRetries = 2;
    private const int LeastAge = 60;
    private const int MostAge = 21_600;

    public string Type => "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

    public UnderstoodProperties Properties { get; } = new("functionName", "qualifier", "maximumRetryAttempts", "maximumEventAgeInSeconds");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var name = declared.Text("functionName");
        lambda.Function(name).SetAsynchronous(declared.OptionalText("qualifier"), new AsynchronousSettings
        {
            MaximumRetries = Within(declared, "maximumRetryAttempts", 0, MostRetries),
            MaximumAge = TimeSpan.FromSeconds(Within(declared, "maximumEventAgeInSeconds", LeastAge, MostAge)),
        });
        return Task.FromResult(AwsAnswers.FunctionEventInvokeConfig(name));
    }

    private static int Within(Declared declared, string property, int least, int most) =>
        declared.Integer(property) is var value && value >= least && value <= most
            ? value
            : throw declared.Wrong(property, $"it is {value}; AWS allows {least} to {most}");
}
