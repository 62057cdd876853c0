using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Subscription to the invocations of one function.</summary>
internal sealed class InvocationWatch : IDisposable
{
    private readonly LambdaService _lambda;
    private readonly Action<InvocationReport> _tell;

    public InvocationWatch(LambdaService lambda, string function, Action<InvocationReport> tell)
    {
        _lambda = lambda;
        _tell = report =>
        {
            if (report.FunctionName == function) tell(report);
        };
        _lambda.Invoked += _tell;
    }

    public void Dispose() => _lambda.Invoked -= _tell;
}
