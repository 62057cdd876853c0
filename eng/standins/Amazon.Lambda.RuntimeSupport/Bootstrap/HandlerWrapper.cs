using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Turns any shape of handler into the one that the loop calls.</summary>
public partial class HandlerWrapper : IDisposable
{
    private HandlerWrapper(LambdaBootstrapHandler handler) => Handler = handler;

    public LambdaBootstrapHandler Handler { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static HandlerWrapper WithoutAnswer(Func<InvocationRequest, Task> run) => new(async invocation =>
    {
        await run(invocation).ConfigureAwait(false);
        return new InvocationResponse(new MemoryStream(0), false);
    });

    private static HandlerWrapper WithoutAnswer(Action<InvocationRequest> run) => new(invocation =>
    {
        run(invocation);
        return Task.FromResult(new InvocationResponse(new MemoryStream(0), false));
    });

    private static HandlerWrapper Raw(Func<InvocationRequest, Task<Stream>> run) =>
        new(async invocation => new InvocationResponse(await run(invocation).ConfigureAwait(false)));

    private static HandlerWrapper Raw(Func<InvocationRequest, Stream> run) =>
        new(invocation => Task.FromResult(new InvocationResponse(run(invocation))));

    private static HandlerWrapper Typed<TOutput>(Func<InvocationRequest, Task<TOutput>> run, ILambdaSerializer serializer) =>
        new(async invocation => Serialized(await run(invocation).ConfigureAwait(false), serializer));

    private static HandlerWrapper Typed<TOutput>(Func<InvocationRequest, TOutput> run, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Serialized(run(invocation), serializer)));

    private static InvocationResponse Serialized<TOutput>(TOutput output, ILambdaSerializer serializer)
    {
        var stream = new MemoryStream();
        serializer.Serialize(output, stream);
        stream.Position = 0;
        return new InvocationResponse(stream);
    }
}
