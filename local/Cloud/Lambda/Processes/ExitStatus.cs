namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>How a process ended, in the words that Lambda has for it.</summary>
internal readonly record struct ExitStatus(int Code)
{
    // .NET reports a signal as a shell does: 128 plus its number.
    private const int SignalBase = 128;

    public override string ToString() => Code switch
    {
        0 => "Runtime exited without providing a reason",
        SignalBase + 6 => "Runtime exited with error: signal: aborted",
        SignalBase + 9 => "Runtime exited with error: signal: killed",
        SignalBase + 11 => "Runtime exited with error: signal: segmentation fault",
        SignalBase + 15 => "Runtime exited with error: signal: terminated",
        _ => $"Runtime exited with error: exit status {Code}",
    };
}
