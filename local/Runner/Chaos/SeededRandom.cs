using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>
/// Seeded random numbers of one actor. A seed gives each actor the same decisions in the same order, whatever the others do; which
/// call gets which decision depends on the processes and the machine.
/// </summary>
internal sealed class SeededRandom(int seed, string actor)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{actor}"))));

    public bool Chance(double probability)
    {
        lock (_gate) return _random.NextDouble() < probability;
    }

    public int Below(int end)
    {
        lock (_gate) return _random.Next(end);
    }

    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        lock (_gate) return least + ((most - least) * _random.NextDouble());
    }

    public TimeSpan Seconds(double least, double most) => Between(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));

    public T OneOf<T>(params IReadOnlyList<Func<T>> choices) => choices[Below(choices.Count)]();
}
