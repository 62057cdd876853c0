using System.Globalization;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Fakes;

internal sealed class SeededChance(int seed = 1, string prefix = "token") : IChance
{
    private readonly Random _random = new(seed);
    private int _tokens;

    public string Token() => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++_tokens}");

    public double Fraction() => _random.NextDouble();
}
