namespace App.Tests.CrashMatrix;

/// <summary>How the trigger comes back after the crash.</summary>
internal enum Redelivery
{
    Once,

    /// <summary>Two workers get it at the same instant.</summary>
    Twice,

    /// <summary>The customer has written again before it comes.</summary>
    AfterMore,
}
