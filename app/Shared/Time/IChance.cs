namespace WhatsAppReplies.Shared.Time;

/// <summary>Everything in a turn that must differ from one to the next; seeded where a run must repeat itself.</summary>
internal interface IChance
{
    /// <summary>Never the same twice, in any process.</summary>
    string Token();

    /// <summary>From 0 (inclusive) to 1.</summary>
    double Fraction();
}
