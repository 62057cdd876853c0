namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>Figures of one section that another calculates with.</summary>
internal static class FindingNames
{
    public const string TurnMs = "turn";
    public const string TurnCpuMs = "turn cpu";
    public const string ReadUnits = "read units";
    public const string WriteUnits = "write units";
    public const string LogBytes = "log bytes";
}
