using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The properties of a resource that carry <see cref="OutputAttribute"/>, by the engine's names.</summary>
internal sealed class OutputProperties
{
    public static readonly OutputProperties None = new([]);

    private const string UrnName = "urn";
    private const string IdName = "id";

    private readonly ImmutableDictionary<string, OutputProperty> _byName;

    private OutputProperties(ImmutableDictionary<string, OutputProperty> byName) => _byName = byName;

    /// <summary>Gives every output property of a new resource an output that is still to be settled.</summary>
    public static OutputProperties Of(Resource resource)
    {
        var byName = ImmutableDictionary.CreateBuilder<string, OutputProperty>();
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute) continue;
            var type = property.PropertyType;
            if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
                throw RunException.OutputsHaveIncorrectType([attribute.Name ?? property.Name]);

            // The setter may be private to the class that declares the property.
            var fullName = $"[Output] {resource.GetType().FullName}.{property.Name}";
            var setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
                ?? throw new InvalidOperationException($"{fullName} did not have a 'set' method");

            var output = (OutputProperty)Activator.CreateInstance(
                typeof(OutputProperty<>).MakeGenericType(type.GenericTypeArguments), resource)!;
            setter.Invoke(resource, [output.Output]);
            byName.Add(attribute.Name ?? property.Name, output);
        }

        return new OutputProperties(byName.ToImmutable());
    }

    public void Settle(string context, string urn, string id, ImmutableDictionary<string, object> state, ValueConverter converter)
    {
        _byName[UrnName].Settle(urn, isKnown: true, isSecret: false);
        _byName.GetValueOrDefault(IdName)?.Settle(id, isKnown: id.Length > 0, isSecret: false);
        foreach (var (name, property) in _byName)
        {
            if (name is UrnName or IdName || !state.TryGetValue(name, out var value)) continue;
            var plain = Plain.Of(value);
            property.Settle(converter.Convert($"{context}.{name}", plain.Value, property.Type), plain.IsKnown, plain.IsSecret);
        }
    }

    public void SettleRest(bool isKnown)
    {
        foreach (var property in _byName.Values) property.SettleEmpty(isKnown);
    }

    public void Fail(Exception reason)
    {
        foreach (var property in _byName.Values) property.Fail(reason);
    }
}
