using System.Text.Json;
using Pulumi.Aws.Lambda;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>
/// Sends the inbound function on a sweep every minute. A sweep that failed is not tried again, neither by EventBridge nor by Lambda: the next one does the
/// same and more, and a repeated one would run beside it.
/// </summary>
internal sealed class SweepSchedule : Component
{
    private const int Never = 0;

    /// <summary>Seconds: the least that AWS allows, and when the next sweep is due.</summary>
    private const int OneMinute = 60;

    public SweepSchedule(StackContext stack, InboundFunction function)
        : base("SweepSchedule", "sweep-schedule")
    {
        _ = new AsynchronousInvocations("sweep", new AsynchronousInvocationsArgs
        {
            FunctionName = function.Function.Name,
            Qualifier = function.Live.Name,
            MaximumRetryAttempts = Never,
            MaximumEventAgeInSeconds = OneMinute,
        }, Child());

        var rule = new ScheduleRule("sweep", new ScheduleRuleArgs
        {
            Name = stack.Names.Sweep,
            Description = "Looks every minute for messages that webhooks have left undone",
            ScheduleExpression = "rate(1 minute)",
            Tags = stack.Names.Tags,
        }, Child());
        var permission = new Permission("sweep-by-the-clock", new PermissionArgs
        {
            StatementId = "SweepByTheClock",
            Function = function.Function.Name,
            Qualifier = function.Live.Name,
            Principal = "events.amazonaws.com",
            Action = "lambda:InvokeFunction",
            SourceArn = rule.Arn,
        }, Child());

        _ = new ScheduleTarget("sweep", new ScheduleTargetArgs
        {
            Rule = rule.Name,
            TargetId = "inbound-function",
            Arn = function.Live.Arn,
            Event = JsonSerializer.Serialize(new Dictionary<string, bool> { [Contract.Webhooks.Sweep] = true }),
            RetryPolicy = new ScheduleRetryArgs { MaximumRetryAttempts = Never, MaximumEventAgeInSeconds = OneMinute },
        }, Child(permission));
        RegisterOutputs();
    }
}
