using System.Reflection;
using Amazon.Lambda.Core;

namespace App.Tests.Fakes.Turns;

/// <summary>An invocation with a deadline on the test's clock.</summary>
public class FakeContext : DispatchProxy
{
    private TimeProvider _time = null!;
    private DateTimeOffset _deadline;

    public static ILambdaContext Until(DateTimeOffset deadline, TimeProvider time)
    {
        var context = Create<ILambdaContext, FakeContext>();
        ((FakeContext)(object)context)._time = time;
        ((FakeContext)(object)context)._deadline = deadline;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        "get_" + nameof(ILambdaContext.RemainingTime) => _deadline - _time.GetUtcNow(),
        "get_" + nameof(ILambdaContext.AwsRequestId) => "request-1",
        _ => throw new NotSupportedException(targetMethod?.ToString()),
    };
}
