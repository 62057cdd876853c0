namespace App.Tests.Fakes.Calls;

/// <summary>Phase of an external call at which a fault can be injected.</summary>
internal enum CallPhase
{
    /// <summary>Nothing has happened yet: a fault here is a call that never arrived, or was refused.</summary>
    Before,

    /// <summary>It was carried out; the caller does not know yet. A fault here is a lost answer.</summary>
    AfterEffect,

    /// <summary>The answer is about to reach the caller.</summary>
    AfterAnswer,
}
