using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The function that takes Twilio's webhooks and, every minute, sweeps.</summary>
internal sealed class InboundFunction : Component
{
    /// <summary>Seconds. A webhook has 15 of Twilio's at most; a sweep ends by itself after 50, before the next one begins.</summary>
    private const int Timeout = 60;

    public InboundFunction(StackContext stack, InboundFunctionArgs args)
        : base("InboundFunction", "inbound-function")
    {
        var function = new FunctionArgs
        {
            Name = stack.Names.Inbound.Function,
            Description = "Takes WhatsApp messages from Twilio's webhook, stages them and sends triggers; sweeps what webhooks left undone",
            MemorySize = stack.Settings.InboundMemory,
            Timeout = Timeout,
            Environment = new FunctionEnvironmentArgs { Variables = InboundVariables.Of(stack, args) },
        };
        // Anybody may call its address: what a flood of requests may take is bounded, and what it leaves is the reply function's.
        if (stack.Settings.InboundConcurrency > 0)
            function.ReservedConcurrentExecutions = stack.Settings.InboundConcurrency;

        Function = new Function(
            "inbound", FunctionDefaults.Complete(function, stack, args.Package, args.Access, args.Logs), Child(args.Access.Policy, args.Logs.Group));
        Live = LiveAlias.Of("inbound-live", Function, Child());
        RegisterOutputs();
    }

    public Function Function { get; }

    public Alias Live { get; }
}
