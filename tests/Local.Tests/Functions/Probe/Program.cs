using ProbeFunction;

using var runtime = new RuntimeClient(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!);
await Startup.RunAsync(runtime);

var handler = new Handler();
while (true)
{
    var invocation = await runtime.NextAsync();
    try
    {
        await runtime.RespondAsync(invocation.RequestId, await handler.RunAsync(invocation));
        handler.AfterAnswer();
    }
    catch (HandlerException thrown)
    {
        await runtime.FailAsync(invocation.RequestId, thrown);
    }
}
