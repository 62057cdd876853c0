namespace App.Tests.Simulation.Engine;

/// <summary>Fault that is injected into a call.</summary>
internal enum CallFault
{
    None,

    /// <summary>Refused; nothing was done.</summary>
    Refused,

    /// <summary>Done, but what comes back is an error.</summary>
    LostAnswer,

    /// <summary>Done, the answer is lost, and the client repeats it.</summary>
    Repeated,

    /// <summary>The first attempt gets stuck on its way, the client repeats it, and the first one arrives long after.</summary>
    Doubled,

    /// <summary>The answer is an error of the provider that passes.</summary>
    TryAgain,

    /// <summary>The answer is an error of the provider that stays.</summary>
    Never,

    /// <summary>The customer cannot be written to.</summary>
    CannotReach,

    /// <summary>The credentials are refused.</summary>
    Unauthorized,

    /// <summary>The provider accepts the message and the sender does not learn of it.</summary>
    AcceptedAndDropped,

    /// <summary>The provider never gets the message, and the sender does not know.</summary>
    Lost,

    /// <summary>The provider accepts the message some time after the sender has given up.</summary>
    AcceptedLate,

    /// <summary>A batch is done in part.</summary>
    Unprocessed,
}
