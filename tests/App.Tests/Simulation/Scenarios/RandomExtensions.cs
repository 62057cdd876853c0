namespace App.Tests.Simulation.Scenarios;

/// <summary>Extensions of <see cref="Random"/>: short names for draws.</summary>
internal static class RandomExtensions
{
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public static TimeSpan Seconds(this Random random, double least, double most) => TimeSpan.FromSeconds(least + random.NextDouble() * (most - least));
}
