using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Turns what a program gives into what crosses to the engine: null, bool, double, string, lists, maps, assets and
/// resources, with <see cref="Unknown"/> and <see cref="Secret"/> in their places.
/// </summary>
internal sealed class Serializer
{
    private readonly HashSet<Resource> _dependencies = [];

    /// <summary>The resources that the values met so far come from.</summary>
    public IReadOnlySet<Resource> Dependencies => _dependencies;

    public async Task<ImmutableDictionary<string, object>> MapAsync(string context, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (await SerializeAsync($"{context}.{key}", value).ConfigureAwait(false) is { } serialized) map[key] = serialized;
        }

        return map.ToImmutable();
    }

    public async Task<object?> SerializeAsync(string context, object? value) => value switch
    {
        null or bool or double or string => value,
        int number => (double)number,
        InputArgs args => await MapAsync(context, args.ToDictionary()).ConfigureAwait(false),
        AssetOrArchive => value,
        Task => throw new InvalidOperationException($"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}"),
        IInput input => await OutputAsync(context, input.UntypedOutput).ConfigureAwait(false),
        IOutput output => await OutputAsync(context, output).ConfigureAwait(false),
        IUnion union => await SerializeAsync(context, union.Value).ConfigureAwait(false),
        JsonElement json => JsonValues.Read(json),
        JsonDocument json => JsonValues.Read(json.RootElement),
        Resource resource => await ResourceAsync(context, resource).ConfigureAwait(false),
        IDictionary dictionary => await MapAsync(context, Pairs(context, dictionary)).ConfigureAwait(false),
        IList list => await ListAsync(context, list).ConfigureAwait(false),
        Enum => (double)Convert.ToInt32(value, null),
        ValueTuple => null,
        _ when IsMarked<EnumTypeAttribute>(value) => EnumValue(context, value),
        _ when IsMarked<OutputTypeAttribute>(value) => await MapAsync(context, Fields(value)).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{context}"),
    };

    private static bool IsMarked<TAttribute>(object value)
        where TAttribute : Attribute =>
        value.GetType().GetCustomAttribute<TAttribute>() is not null;

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(string context, IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Fields(object value) =>
        from field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        where field.IsInitOnly
        select KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(field.Name), field.GetValue(value));

    private static object? EnumValue(string context, object value)
    {
        var type = value.GetType();
        var convert = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        return convert?.ReturnType == typeof(string) || convert?.ReturnType == typeof(double)
            ? convert.Invoke(null, [value])
            : throw new InvalidOperationException($"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");
    }

    private static bool IsDefaultImmutableArray(IList list) =>
        list.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty(nameof(ImmutableArray<>.IsDefault))!.GetValue(list)!;

    private async Task<object?> OutputAsync(string context, IOutput output)
    {
        var data = await output.UntypedDataAsync().ConfigureAwait(false);
        _dependencies.UnionWith(data.Resources);
        if (!data.IsKnown) return Unknown.Value;

        var value = await SerializeAsync(context, data.Value).ConfigureAwait(false);
        return data.IsSecret ? new Secret(value) : value;
    }

    private async Task<object?> ResourceAsync(string context, Resource resource)
    {
        _dependencies.Add(resource);
        return await SerializeAsync($"{context}.urn", resource.Urn).ConfigureAwait(false) is string urn
            ? new DependencyResource(urn)
            : Unknown.Value;
    }

    private async Task<ImmutableArray<object?>> ListAsync(string context, IList list)
    {
        if (IsDefaultImmutableArray(list)) return [];

        var items = ImmutableArray.CreateBuilder<object?>(list.Count);
        foreach (var item in list) items.Add(await SerializeAsync($"{context}[{items.Count}]", item).ConfigureAwait(false));
        return items.MoveToImmutable();
    }
}
