using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The function that switches replies off when a spend alarm rings.</summary>
internal sealed class PauseFunction : Component
{
    /// <summary>Seconds: four tries of one call.</summary>
    private const int Timeout = 30;

    /// <summary>
    /// What Lambda does by itself, said aloud: after a minute and after two more it tries again what failed, and for six hours what found no room.
    /// </summary>
    private const int Retries = 2;
    private const int SixHours = 21_600;

    public PauseFunction(StackContext stack, PauseFunctionArgs args)
        : base("PauseFunction", "pause-function")
    {
        var function = new FunctionArgs
        {
            Name = stack.Names.Pause.Function,
            Description = "Switches replies off when the model has cost more than the stack file allows",
            MemorySize = PackageKinds.LeastMemory(stack.Settings.Package),
            Timeout = Timeout,
            Environment = new FunctionEnvironmentArgs { Variables = PauseVariables.Of(stack, args.Mapping) },
        };
        Function = new Function(
            "pause", FunctionDefaults.Complete(function, stack, args.Package, args.Access, args.Logs), Child(args.Access.Policy, args.Logs.Group));
        Live = LiveAlias.Of("pause-live", Function, Child());
        _ = new AsynchronousInvocations("pause", new AsynchronousInvocationsArgs
        {
            FunctionName = Function.Name,
            Qualifier = Live.Name,
            MaximumRetryAttempts = Retries,
            MaximumEventAgeInSeconds = SixHours,
        }, Child());
        RegisterOutputs();
    }

    public Function Function { get; }

    public Alias Live { get; }
}
