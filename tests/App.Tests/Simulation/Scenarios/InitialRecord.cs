namespace App.Tests.Simulation.Scenarios;

/// <summary>How another system left the conversation's record.</summary>
internal enum InitialRecord
{
    Ordinary,

    /// <summary>There is none until a person makes it.</summary>
    Missing,

    /// <summary>Processing, without any deadline: whoever wrote that will never end it.</summary>
    Abandoned,

    /// <summary>Processing, with a deadline that is no number.</summary>
    AbandonedWithText,

    /// <summary><c>messages</c> is NULL.</summary>
    NullMessages,

    /// <summary>It has no status yet.</summary>
    NoStatus,

    /// <summary>Somebody has set the status of a record that was being processed, and nothing else.</summary>
    StatusReset,
}
