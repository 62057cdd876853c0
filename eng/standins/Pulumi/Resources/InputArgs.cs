using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments whose members carry <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    protected InputArgs()
    {
    }

    internal virtual ImmutableDictionary<string, object?> ToDictionary() =>
        Inputs().ToImmutableDictionary(input => input.Attribute.Name, input => Read(input.Member, input.Attribute));

    private IEnumerable<(MemberInfo Member, InputAttribute Attribute)> Inputs() =>
        from member in GetType().GetFields(Members).Concat<MemberInfo>(GetType().GetProperties(Members))
        let attribute = member.GetCustomAttribute<InputAttribute>()
        where attribute is not null
        select (member, attribute);

    private object? Read(MemberInfo member, InputAttribute attribute)
    {
        var value = member is FieldInfo field ? field.GetValue(this) : ((PropertyInfo)member).GetValue(this);
        var fullName = $"[Input] {GetType().FullName}.{member.Name}";
        if (value is null && attribute.IsRequired)
            throw new ArgumentNullException(member.Name, $"{fullName} is required but was not given a value");

        return value is not null && attribute.Json ? JsonInput.From(fullName, value) : value;
    }
}
