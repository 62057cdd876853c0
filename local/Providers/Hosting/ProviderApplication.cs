using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>Kestrel without a pipeline: one delegate takes every request.</summary>
internal sealed class ProviderApplication(Func<HttpContext, Task> handle, RequestRecord record) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        await using var cut = context.RequestAborted.UnsafeRegister(cut => ((Tally)cut!).Add(), record.Cut);
        try
        {
            await handle(context);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The caller hung up, or the stand-in is being stopped: there is nobody left to answer.
            context.Abort();
        }
        catch (Exception exception)
        {
            record.Failures.Enqueue(exception);
            throw;
        }
        finally
        {
            record.Ended.Add();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
