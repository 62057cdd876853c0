using WhatsAppReplies.Local.Cloud.Lambda.Logging;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>Why a process never asked for work.</summary>
internal abstract record InitFailure(string Status, string ErrorType)
{
    public abstract ReadOnlyMemory<byte> PayloadFor(string requestId);

    /// <summary>What the runtime said itself.</summary>
    public sealed record Reported(HandlerOutcome.Error Error) : InitFailure(PlatformReport.Error, Error.Type)
    {
        public override ReadOnlyMemory<byte> PayloadFor(string requestId) => Error.Payload;
    }

    public sealed record Exited(ExitStatus Exit, bool OutOfMemory) : InitFailure(PlatformReport.Error, PlatformErrors.TypeOf(OutOfMemory))
    {
        public override ReadOnlyMemory<byte> PayloadFor(string requestId) => PlatformErrors.Payload(ErrorType, requestId, Exit.ToString());
    }

    public sealed record TimedOut(TimeSpan Limit) : InitFailure(PlatformReport.Timeout, PlatformErrors.TimedOut)
    {
        public override ReadOnlyMemory<byte> PayloadFor(string requestId) =>
            PlatformErrors.Payload(ErrorType, requestId, PlatformErrors.TimeoutMessage(Limit));
    }
}
