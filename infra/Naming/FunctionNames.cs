namespace WhatsAppReplies.Infra.Naming;

/// <summary>What carries the name of one function.</summary>
/// <param name="Function">Its own.</param>
/// <param name="Role">Of the role that it runs under.</param>
internal sealed record FunctionNames(string Function, string Role)
{
    /// <summary>Where Lambda writes by default, so that the console's link finds it.</summary>
    public string LogGroup => $"/aws/lambda/{Function}";

    /// <summary>Metrics that are counted from the log group; a metric filter cannot tell stacks apart by dimension.</summary>
    public string LogMetrics => $"{Contract.Telemetry.Namespace}/{Function}";
}
