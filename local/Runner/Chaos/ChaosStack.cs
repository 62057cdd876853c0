using System.Globalization;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>Settings of a chaos run's stack: it differs from the deployed ones only in settings that anybody may set.</summary>
internal static class ChaosStack
{
    /// <summary>
    /// Of the function, in seconds: a little more than a worker must have left to begin another turn, and enough for one that finds a
    /// send unknown to wait, read back and send again. A dead worker's claim lasts this and ten seconds more.
    /// </summary>
    private const int Timeout = 66;

    /// <summary>When a dead worker's trigger comes back, its claim has just ended.</summary>
    private const int Visibility = 78;

    /// <summary>In milliseconds.</summary>
    private const int Heartbeat = 20_000;

    /// <summary>Most of them wait, for a provider or for a grace period, so there may be more than there are processors.</summary>
    private const int Concurrency = 24;

    /// <summary>In seconds: bursts are merged, and nobody waits longer than that for it.</summary>
    private const int QuietTime = 1;

    /// <summary>So few that triggers are given up, and redriven, within a run.</summary>
    public const int Receives = 3;

    public static StackConfiguration Configure(StackConfiguration configuration)
    {
        var project = ProjectFile.NameOf(Repository.Root);
        return configuration
            .With(Key(SettingKeys.Timeout), Text(Timeout))
            .With(Key(SettingKeys.VisibilityTimeout), Text(Visibility))
            .With(Key(SettingKeys.HeartbeatInterval), Text(Heartbeat))
            .With(Key(SettingKeys.MaximumConcurrency), Text(Concurrency))
            .With(Key(SettingKeys.MaximumReceiveCount), Text(Receives))
            .With(Key(SettingKeys.Inbound), "true")
            .With(Key(SettingKeys.InboundConcurrency), Text(Concurrency))
            .With(Key(SettingKeys.QuietTimeSeconds), Text(QuietTime))
            .With(Key(SettingKeys.LogLevel), "INFO");

        string Key(string name) => $"{project}:{name}";

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
