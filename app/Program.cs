using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies;

internal static class Program
{
    public static async Task<int> Main()
    {
        var start = new Start(new LineSink(Console.OpenStandardOutput()), TimeProvider.System);
        using var bootstrap = LambdaBootstrapBuilder
            .Create<SQSEvent, SQSBatchResponse>(
                (batch, context) => start.Function.HandleAsync(batch, context),
                new SourceGeneratorLambdaJsonSerializer<EventJson>())
            .UseBootstrapHandler(start.InitializeAsync)
            .Build();
        try
        {
            await bootstrap.RunAsync();
            return 0;
        }
        catch (Exception) when (start.HasFailed)
        {
            // Logged and told to Lambda already; the exit code is what is left to say.
            return 1;
        }
    }
}
