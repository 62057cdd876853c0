using System.Security.Cryptography;

namespace WhatsAppReplies.Shared.Time;

/// <summary>Source of randomness: everything in a turn that must differ from one to the next; seeded where a run must repeat itself.</summary>
internal interface IChance
{
    /// <summary>Never the same twice, in any process.</summary>
    string Token();

    /// <summary>From 0 (inclusive) to 1.</summary>
    double Fraction();
}

internal sealed class SystemChance : IChance
{
    private const int TokenLength = 32;
    private const int Steps = 1 << 20;

    public string Token() => RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    public double Fraction() => RandomNumberGenerator.GetInt32(Steps) / (double)Steps;
}
