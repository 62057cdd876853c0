using Pulumi;
using Pulumi.Aws.Lambda;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Monitoring;

namespace WhatsAppReplies.Infra.Pausing;

/// <summary>
/// Lets each spend alarm invoke the function, and nobody else.
/// They are there before the alarms are: CloudWatch does not try again what it was not allowed to do.
/// </summary>
internal sealed class AlarmInvocations : Component
{
    private const string CloudWatch = "lambda.alarms.cloudwatch.amazonaws.com";

    public AlarmInvocations(StackContext stack, PauseFunction function)
        : base("AlarmInvocations", "pause-invocations")
    {
        All =
        [
            .. SpendAlarms.NamesOf(stack.Settings).Select(alarm => new Permission($"pause-by-{alarm}", new PermissionArgs
            {
                StatementId = $"PauseBy-{alarm}",
                Function = function.Function.Name,
                Qualifier = function.Live.Name,
                Principal = CloudWatch,
                Action = "lambda:InvokeFunction",
                SourceAccount = function.Function.Arn.Apply(arn => arn.Split(':')[4]),
                SourceArn = function.Function.Arn.Apply(arn => ArnOf(stack.Names.Alarm(alarm), arn.Split(':'))),
            }, Child())),
        ];
        RegisterOutputs();
    }

    public IReadOnlyList<Permission> All { get; }

    /// <summary>Of an alarm that is not there yet: in partition, region and account of the function.</summary>
    private static string ArnOf(string alarm, string[] function) => $"arn:{function[1]}:cloudwatch:{function[3]}:{function[4]}:alarm:{alarm}";
}
