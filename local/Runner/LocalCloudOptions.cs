using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Local.Cloud.Emulators;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Providers;

namespace WhatsAppReplies.Local.Runner;

/// <summary>What one local cloud is made of.</summary>
internal sealed record LocalCloudOptions
{
    /// <summary>The folder of <c>Pulumi.yaml</c> and the stack files.</summary>
    public string StackFiles { get; init; } = Repository.Root;

    /// <summary>Whose stack file is applied.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>The packaged function.</summary>
    public required string ZipPath { get; init; }

    /// <summary>Logs, the outbox and the function's unpacked code stand here; its own, made when it is not there.</summary>
    public required string Directory { get; init; }

    /// <summary>Of the gateway; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>What differs from the stack file.</summary>
    public Func<StackConfiguration, StackConfiguration> Configure { get; init; } = configuration => configuration;

    /// <summary>For deletions, alarms and expiries. Signatures are always checked against the machine's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IGatewayFault Faults { get; init; } = new NoFaults();

    /// <summary>How long a read of a table that does not ask for consistency may miss a write; null: nothing is ever missed.</summary>
    public TimeSpan? ReplicaLag { get; init; }

    /// <summary>Put around each AWS service, for somebody who counts what goes through it.</summary>
    public Func<IAwsService, IAwsService> Around { get; init; } = service => service;

    public ProviderServersOptions Providers { get; init; } = new();

    /// <summary>Credentials of real providers, which then take the place of the stand-ins.</summary>
    public RealProviders Real { get; init; } = RealProviders.None;

    /// <summary>How often items past their time are deleted; null: only when asked.</summary>
    public TimeSpan? SweepEvery { get; init; }

    /// <summary>
    /// Whether what is scheduled happens by the clock; otherwise only when somebody steps it.
    /// Where the real messenger writes it never does: what came in the last half hour may have been answered elsewhere.
    /// </summary>
    public bool RunsSchedules { get; init; }

    /// <summary>Whether alarms are evaluated by the clock; otherwise only when somebody asks.</summary>
    public bool EvaluatesAlarms { get; init; } = true;

    public EmulatorFiles Emulators { get; init; } = EmulatorFiles.OfRepository;

    /// <inheritdoc cref="EmulatorSet.StartAsync" path="/param[@name='optimises']"/>
    public bool OptimisesEmulators { get; init; }

    /// <summary>Progress, one line at a time.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
