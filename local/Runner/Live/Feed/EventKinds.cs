namespace WhatsAppReplies.Local.Runner.Live.Feed;

/// <summary>Names of the events that the page understands.</summary>
internal static class EventKinds
{
    /// <summary>A phone that is there from now on.</summary>
    public const string Customer = "customer";

    /// <summary>A message on a phone, of either side.</summary>
    public const string Message = "message";

    /// <summary>How far a message has come.</summary>
    public const string Tick = "tick";

    /// <summary>A step of a turn.</summary>
    public const string Step = "step";

    /// <summary>What the tables hold of a customer now.</summary>
    public const string Record = "record";

    public const string Log = "log";
    public const string Alarm = "alarm";

    /// <summary>What was broken on purpose, and when it is over.</summary>
    public const string Break = "break";

    /// <summary>An assistant's file that was saved.</summary>
    public const string Prompt = "prompt";

    /// <summary>What is lost and what came twice, counted from the tables and the phones.</summary>
    public const string Count = "count";
}
