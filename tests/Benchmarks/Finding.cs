namespace WhatsAppReplies.Benchmarks;

internal enum Finding
{
    /// <summary>From the start of the process to the first answer.</summary>
    ColdWholeMs,

    /// <summary>The same over TLS.</summary>
    ColdOverTlsMs,

    /// <summary>Of the process, until then.</summary>
    ColdCpuMs,

    /// <summary>Of the process, until it asks for work.</summary>
    ColdInitCpuMs,

    /// <summary>From the start of the process to the answer of its first webhook.</summary>
    ColdWebhookMs,

    /// <summary>A warm webhook.</summary>
    WebhookMs,

    /// <summary>Of the process, for such a webhook.</summary>
    WebhookCpuMs,

    /// <summary>A second, of one environment whose calls are answered at once.</summary>
    WebhooksOfOneEnvironment,

    /// <summary>A turn with one fragment, among those that most environments live for.</summary>
    EarlyTurnMs,

    /// <summary>Of the process, for such a turn.</summary>
    EarlyTurnCpuMs,

    /// <summary>A turn with one fragment, when all compilers are done.</summary>
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

    /// <summary>After the largest turn.</summary>
    ResidentLargestMegabytes,

    /// <summary>At any time, the largest turn included.</summary>
    ResidentPeakMegabytes,

    /// <summary>The memory setting at which a reply costs least, of those that are safe.</summary>
    CheapestSafeMegabytes,

    /// <summary>In a conversation of 100 turns.</summary>
    YoungTurnMs,

    /// <summary>In the oldest conversation.</summary>
    OldTurnMs,

    /// <summary>How many times as long a turn takes while the page shows it.</summary>
    PageRatio,

    ZipMegabytes,

    TestSeconds,

    /// <summary>Of a build that has nothing to do.</summary>
    BuildSeconds,

    PlanSeconds,
}
