using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using WhatsAppReplies.Inbound.Hosting;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies;

internal static class Program
{
    public static async Task<int> Main()
    {
        SocketCompletions.GoOnInline(Environment.GetEnvironmentVariable, Environment.SetEnvironmentVariable);
        var start = new Start(new LineSink(Console.OpenStandardOutput()), TimeProvider.System);
        var function = Environment.GetEnvironmentVariable(Contract.Variables.Function)?.Trim();
        using var bootstrap = function switch
        {
            Contract.Functions.Inbound => Inbound(start),
            Contract.Functions.Pause => Pause(start),
            // Whoever is none of them is told so there.
            _ => Replies(start),
        };
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

    private static LambdaBootstrap Replies(Start start)
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<EventJson>();
        return LambdaBootstrapBuilder
            .Create<SQSEvent, SQSBatchResponse>((batch, context) => start.Replies.HandleAsync(batch, context), serializer)
            .UseBootstrapHandler(() =>
            {
                _ = Task.Run(() => EventJson.Prepare(serializer));
                return start.StartRepliesAsync();
            })
            .Build();
    }

    private static LambdaBootstrap Inbound(Start start) => LambdaBootstrapBuilder
        .Create<InboundEvent, APIGatewayHttpApiV2ProxyResponse>(
            (incoming, context) => start.Inbound.HandleAsync(incoming, context), new SourceGeneratorLambdaJsonSerializer<InboundJson>())
        .UseBootstrapHandler(start.StartInboundAsync)
        .Build();

    private static LambdaBootstrap Pause(Start start) => LambdaBootstrapBuilder
        .Create((incoming, context) => start.Pause.HandleAsync(incoming, context))
        .UseBootstrapHandler(start.StartPauseAsync)
        .Build();
}
