using System.Security.Cryptography;

namespace WhatsAppReplies.Shared.Time;

internal sealed class SystemChance : IChance
{
    private const int TokenLength = 32;
    private const int Steps = 1 << 20;

    public string Token() => RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    public double Fraction() => RandomNumberGenerator.GetInt32(Steps) / (double)Steps;
}
