using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>The types that an output of a resource may have: those that a provider's answer can be turned into.</summary>
internal static class OutputTypes
{
    private static readonly ImmutableHashSet<Type> Simple =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive),
    ];

    public static void Check(string context, Type type) => Check(context, type, []);

    /// <summary>The constructor that takes the properties of a class marked with <see cref="OutputTypeAttribute"/>.</summary>
    public static ConstructorInfo? Constructor(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return all.FirstOrDefault(one => one.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? (all.Where(one => one.IsPublic).ToList() is [var only] ? only : null);
    }

    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Simple.Contains(type) || typeof(Resource).IsAssignableFrom(type)) return;
        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)) return;
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null) return;

        foreach (var (name, part) in Parts(context, type)) Check(name, part, seen);
    }

    private static IEnumerable<(string Name, Type Type)> Parts(string context, Type type)
    {
        if (type.IsConstructedGenericType) return GenericParts(context, type);
        if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n"
                + "    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + "    a class explicitly marked with the [OutputTypeAttribute].");

        var constructor = Constructor(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [OutputTypeAttribute], but did not contain constructor marked with [OutputConstructorAttribute].");
        return constructor.GetParameters().Select(parameter => ($"{type.FullName}({parameter.Name})", parameter.ParameterType));
    }

    private static IEnumerable<(string Name, Type Type)> GenericParts(string context, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        var parts = definition switch
        {
            _ when definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string) => arguments[1..],
            _ when definition == typeof(ImmutableArray<>) || definition == typeof(Nullable<>) => arguments,
            _ when definition == typeof(Union<,>) || definition == typeof(Output<>) => arguments,
            _ => throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n"
                + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>"),
        };
        return parts.Select(part => (context, part));
    }
}
