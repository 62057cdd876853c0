using WhatsAppReplies.Local.Runner.Live.Breaks;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>State of the machine that does not change while it runs, as the page is told it when it opens.</summary>
internal sealed record PageState(
    string Stack,
    string Company,
    double QuietTimeSeconds,
    bool IsModelReal,
    bool IsMessengerReal,
    TunnelText? Tunnel,
    int LongestText,
    IReadOnlyList<StepText> Steps,
    IReadOnlyList<KillPoint> KillPoints,
    IReadOnlyList<AlarmText> Alarms);
