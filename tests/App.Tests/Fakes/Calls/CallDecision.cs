namespace App.Tests.Fakes.Calls;

internal enum CallDecision
{
    Go,

    /// <summary>After the effect: the answer is lost and the client sends the same request once more.</summary>
    Repeat,
}
