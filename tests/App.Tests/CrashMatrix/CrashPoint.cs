using App.Tests.Fakes.Calls;

namespace App.Tests.CrashMatrix;

/// <param name="Call">The subject's n-th call, from one.</param>
/// <param name="Phase">Before it, after its effect, or after its answer.</param>
/// <param name="Redelivery">What comes then.</param>
internal sealed record CrashPoint(int Call, CallPhase Phase, Redelivery Redelivery);
