using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda.Logging;

/// <summary>What Lambda itself writes into a function's log stream.</summary>
internal interface IPlatformLog
{
    void InitStart();

    /// <param name="phase"><c>init</c>, or <c>invoke</c> for the second attempt.</param>
    /// <param name="duration">Until it failed.</param>
    /// <param name="failure">Why there is something to say: a start that worked is in the first REPORT.</param>
    void InitReport(string phase, TimeSpan duration, InitFailure failure);

    void Start(string requestId);

    void TimedOut(string requestId, TimeSpan timeout);

    void Exited(string requestId, string message, string errorType);

    void End(string requestId);

    void Report(PlatformReport report);
}
