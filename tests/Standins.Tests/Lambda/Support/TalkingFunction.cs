using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Standins.Tests.Lambda.Support;

/// <summary>
/// The entry point of this assembly, which the tests start as a process of its own, since a function's console and its exit code belong
/// to a process.
/// </summary>
public static class TalkingFunction
{
    public const string RefuseToStart = "refuse-to-start";

    public static async Task Main(string[] args)
    {
        using var bootstrap = LambdaBootstrapBuilder
            .Create((Func<Stream, ILambdaContext, Task>)TalkAsync)
            .UseBootstrapHandler(() => args.Contains(RefuseToStart)
                ? throw new InvalidOperationException("a variable is missing")
                : Task.FromResult(true))
            .Build();
        await bootstrap.RunAsync();
    }

    private static async Task TalkAsync(Stream input, ILambdaContext context)
    {
        using var reader = new StreamReader(input);
        switch (await reader.ReadToEndAsync())
        {
            case "console":
                Console.WriteLine("""{"said":"on the console"}""");
                await Console.Error.WriteLineAsync("on the error console");
                Console.Write("without an end of line\n");
                break;
            case "logger":
                context.Logger.LogLine("a line");
                context.Logger.LogDebug("a detail");
                context.Logger.LogWarning("a doubt");
                context.Logger.LogCritical("a disaster");
                break;
            default:
                throw new InvalidOperationException("not understood");
        }
    }
}
