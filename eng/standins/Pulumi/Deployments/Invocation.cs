using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>One call of a provider's function.</summary>
internal sealed class Invocation(Session session, string token, InvokeArgs? args, InvokeOptions? options)
{
    /// <summary>A call whose arguments are not known yet cannot be made: its result is unknown, too.</summary>
    public async Task<OutputData<T>> OutputAsync<T>()
    {
        var (serialized, dependencies) = await ArgumentsAsync().ConfigureAwait(false);
        if (!Plain.Of(serialized).IsKnown) return new OutputData<T>([], default!, IsKnown: false, IsSecret: false);

        if (options is InvokeOutputOptions { DependsOn: var dependsOn })
        {
            var explicitly = await dependsOn.ToOutput().ValueOrAsync(whenUnknown: []).ConfigureAwait(false);
            await Dependencies.WaitAsync(explicitly).ConfigureAwait(false);
            dependencies = dependencies.Union(explicitly);
        }

        var result = Plain.Of(await CallAsync(serialized).ConfigureAwait(false));
        return new OutputData<T>(dependencies, Converted<T>(result), result.IsKnown, result.IsSecret);
    }

    public async Task<T> ValueAsync<T>() => Converted<T>(Plain.Of(await CallAsync().ConfigureAwait(false)));

    public async Task<ImmutableDictionary<string, object>> CallAsync()
    {
        var (serialized, _) = await ArgumentsAsync().ConfigureAwait(false);
        return await CallAsync(serialized).ConfigureAwait(false);
    }

    private async Task<(ImmutableDictionary<string, object> Serialized, ImmutableHashSet<Resource> Dependencies)> ArgumentsAsync()
    {
        var serializer = new Serializer();
        var serialized = await serializer.MapAsync($"invoke:{token}", (args ?? InvokeArgs.Empty).ToDictionary()).ConfigureAwait(false);
        return (serialized, [.. serializer.Dependencies]);
    }

    private async Task<ImmutableDictionary<string, object>> CallAsync(ImmutableDictionary<string, object> serialized)
    {
        var provider = (options?.Provider ?? options?.Parent?.Providers.Find(token)) is { } given
            ? await given.ReferenceAsync().ConfigureAwait(false)
            : "";
        return await session.Monitor.CallAsync(token, serialized, provider).ConfigureAwait(false);
    }

    private T Converted<T>(Plain result)
    {
        var converter = new ValueConverter(warning => Log.Warn(warning));
        return (T)converter.Convert($"{token} result", result.Value, typeof(T))!;
    }
}
