using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace WhatsAppReplies.Shared.Aws;

/// <summary>
/// Handler of the SDK's pipeline that lets the caller go on at once: what the SDK does before it first waits, a good part of the time of a call, is done
/// by another thread. For calls that nothing waits for, beside one that the turn needs.
/// </summary>
internal sealed class SideBySide : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        await Task.Yield();
        return await base.InvokeAsync<T>(executionContext);
    }
}
