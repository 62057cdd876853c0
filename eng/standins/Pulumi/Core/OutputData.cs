using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output carries once it has settled: the value, and what is known about it.</summary>
internal sealed record OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static OutputData<T> Plain(T value) => new([], value, IsKnown: true, IsSecret: false);

    public OutputData<TResult> With<TResult>(TResult value) => new(Resources, value, IsKnown, IsSecret);
}
