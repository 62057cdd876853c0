using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The classes that a nested output of a resource is turned into.</summary>
internal static class OutputTypes
{
    /// <summary>The constructor that takes the properties of a class marked with <see cref="OutputTypeAttribute"/>.</summary>
    public static ConstructorInfo? Constructor(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return all.FirstOrDefault(one => one.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? (all.Where(one => one.IsPublic).ToList() is [var only] ? only : null);
    }
}
