using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// A serialized value without its marks. One unknown or secret part makes the whole so, however deep it stands.
/// </summary>
internal sealed record Plain(object? Value, bool IsKnown, bool IsSecret)
{
    public static Plain Of(object? serialized)
    {
        var isKnown = true;
        var isSecret = false;
        var value = Strip(serialized);
        return new Plain(value, isKnown, isSecret);

        object? Strip(object? part)
        {
            switch (part)
            {
                case Unknown:
                    isKnown = false;
                    return null;
                case Secret secret:
                    isSecret = true;
                    return Strip(secret.Value);
                case ImmutableArray<object?> list:
                    return ImmutableArray.CreateRange(list, Strip);
                case ImmutableDictionary<string, object> map:
                    return map.ToImmutableDictionary(pair => pair.Key, pair => Strip(pair.Value)!);
                default:
                    return part;
            }
        }
    }
}
