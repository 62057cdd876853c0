using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

public partial class HandlerWrapper
{
    public static HandlerWrapper GetHandlerWrapper(Action handler) =>
        WithoutAnswer(_ => handler());

    public static HandlerWrapper GetHandlerWrapper(Action<ILambdaContext> handler) =>
        WithoutAnswer(i => handler(i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext, MemoryStream> invokeDelegate) => Raw(i =>
    {
        var output = new MemoryStream();
        invokeDelegate(i.InputStream, i.LambdaContext, output);
        output.Position = 0;
        return output;
    });

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext> handler) =>
        WithoutAnswer(i => handler(i.InputStream, i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Action<Stream> handler) =>
        WithoutAnswer(i => handler(i.InputStream));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Stream> handler) =>
        Raw(i => handler(i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task<Stream>> handler) =>
        Raw(i => handler(i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task> handler) =>
        WithoutAnswer(i => handler(i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Stream> handler) =>
        Raw(i => handler(i.InputStream, i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        Raw(i => handler(i.InputStream, i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task> handler) =>
        WithoutAnswer(i => handler(i.InputStream, i.LambdaContext));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Stream> handler) =>
        Raw(i => handler(i.InputStream));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task<Stream>> handler) =>
        Raw(i => handler(i.InputStream));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task> handler) =>
        WithoutAnswer(i => handler(i.InputStream));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream> handler) =>
        Raw(_ => handler());

    public static HandlerWrapper GetHandlerWrapper(Func<Task<Stream>> handler) =>
        Raw(_ => handler());

    public static HandlerWrapper GetHandlerWrapper(Func<Task> handler) =>
        WithoutAnswer(_ => handler());
}
