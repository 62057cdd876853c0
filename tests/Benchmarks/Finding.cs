namespace WhatsAppReplies.Benchmarks;

internal enum Finding
{
    /// <summary>From the start of the process to the first answer.</summary>
    ColdWholeMs,

    /// <summary>A warm turn with one fragment.</summary>
    TurnMs,

    /// <summary>Of the process, for such a turn.</summary>
    TurnCpuMs,

    /// <summary>Of such a turn.</summary>
    ReadUnits,

    /// <summary>Of such a turn.</summary>
    WriteUnits,

    /// <summary>Of such a turn.</summary>
    LogBytes,

    /// <summary>After few hundreds of turns.</summary>
    ResidentEarlyMegabytes,

    /// <summary>After the most turns.</summary>
    ResidentLateMegabytes,

    /// <summary>In a conversation of 100 turns.</summary>
    YoungTurnMs,

    /// <summary>In the oldest conversation.</summary>
    OldTurnMs,

    ZipMegabytes,
}
