using App.Tests.Fakes.Calls;

namespace App.Tests.Inbound.Crashes;

/// <param name="Call">The subject's n-th call, from one.</param>
/// <param name="Phase">Before it, after its effect, or after its answer.</param>
/// <param name="IsLostAnswer">The process lives: the answer is lost, and the client sends the request once more.</param>
/// <param name="IsRepeated">Twilio repeats a webhook that was not answered.</param>
internal sealed record InboundCrashPoint(int Call, CallPhase Phase, bool IsLostAnswer, bool IsRepeated)
{
    public override string ToString() =>
        $"{(IsLostAnswer ? "the answer is lost" : $"dies {Phase}")}, {(IsRepeated ? "repeated" : "not repeated")}";
}
