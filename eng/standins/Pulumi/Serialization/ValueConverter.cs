using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Gives a plain value the type that a program declares for it. What does not fit becomes the type's default and a
/// warning, because a provider may be newer than the program.
/// </summary>
internal sealed class ValueConverter(Action<string> warn)
{
    private const BindingFlags Constructors = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public object? Convert(string context, object? value, Type target)
    {
        if (!TryConvert(context, value, target, out var result, out var reason)) warn(reason!);
        return result;
    }

    private static object? Default(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private static bool IsGeneric(Type type, Type definition) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition;

    private bool TryConvert(string context, object? value, Type target, out object? result, out string? reason)
    {
        result = Default(target);
        reason = null;
        if (value is null) return true;

        target = Nullable.GetUnderlyingType(target) ?? target;
        var fits = target switch
        {
            _ when target == typeof(int) && value is double number => Found((int)number, out result),
            _ when target.IsEnum && value is double number => Found(Enum.ToObject(target, (int)number), out result),
            _ when target == typeof(JsonElement) => Found(JsonValues.Write(value), out result),
            _ when target.GetCustomAttribute<EnumTypeAttribute>() is not null => TryEnumType(value, target, out result),
            _ when target.GetCustomAttribute<OutputTypeAttribute>() is not null => TryOutputType(value, target, out result),
            _ when IsGeneric(target, typeof(Union<,>)) => TryUnion(context, value, target, out result),
            _ when IsGeneric(target, typeof(ImmutableArray<>)) => TryList(context, value, target, out result),
            _ when IsGeneric(target, typeof(ImmutableDictionary<,>)) => TryMap(context, value, target, out result),
            _ when IsGeneric(target, typeof(Output<>)) => TryOutput(context, value, target, out result),
            _ => target.IsInstanceOfType(value) && Found(value, out result),
        };
        if (!fits) reason = $"Expected {target.FullName} but got {value.GetType().FullName} deserializing {context}";
        return fits;
    }

    private static bool Found(object? value, out object? result)
    {
        result = value;
        return true;
    }

    private static bool TryEnumType(object value, Type target, out object? result)
    {
        var constructor = target.GetConstructor(Constructors, [value.GetType()]);
        result = constructor?.Invoke([value]) ?? Default(target);
        return constructor is not null;
    }

    private bool TryOutputType(object value, Type target, out object? result)
    {
        result = null;
        if (value is not ImmutableDictionary<string, object> map) return false;

        var constructor = OutputTypes.Constructor(target)!;
        result = constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
        return true;

        object? Argument(ParameterInfo parameter)
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert($"{target.FullName}({parameter.Name})", map.GetValueOrDefault(name), parameter.ParameterType);
        }
    }

    private bool TryUnion(string context, object value, Type target, out object? result)
    {
        var cases = target.GenericTypeArguments;
        foreach (var (type, factory) in cases.Zip([nameof(Union<,>.FromT0), nameof(Union<,>.FromT1)]))
        {
            if (TryConvert($"{context}.{factory}", value, type, out var inner, out _))
                return Found(target.GetMethod(factory)!.Invoke(null, [inner]), out result);
        }

        result = Default(target);
        return false;
    }

    private bool TryList(string context, object value, Type target, out object? result)
    {
        var item = target.GenericTypeArguments[0];
        result = null;
        return value is ImmutableArray<object?> list
            && Found(Generic(nameof(List), item, list.Select(one => Convert(context, one, item))), out result);
    }

    private bool TryMap(string context, object value, Type target, out object? result)
    {
        var item = target.GenericTypeArguments[1];
        result = null;
        return value is ImmutableDictionary<string, object> map
            && Found(Generic(nameof(Map), item, map.Select(one => KeyValuePair.Create(one.Key, Convert(context, one.Value, item)))), out result);
    }

    private bool TryOutput(string context, object value, Type target, out object? result)
    {
        var inner = target.GenericTypeArguments[0];
        result = null;
        return TryConvert(context, value, inner, out var converted, out _) && Found(Generic(nameof(Known), inner, converted), out result);
    }

    private static object? Generic(string method, Type type, object? argument) =>
        typeof(ValueConverter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [argument]);

    private static ImmutableArray<T> List<T>(IEnumerable<object?> items) => [.. items.Select(item => (T)item!)];

    private static ImmutableDictionary<string, T> Map<T>(IEnumerable<KeyValuePair<string, object?>> items) =>
        items.ToImmutableDictionary(item => item.Key, item => (T)item.Value!);

    private static Output<T> Known<T>(object? value) => Output.Create((T)value!);
}
