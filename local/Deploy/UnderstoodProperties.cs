using System.Collections.Immutable;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>
/// What this machine understands of one type of resource, as paths: <c>timeout</c>; of an object <c>ttl.enabled</c>; of the objects of a list
/// <c>attributes[].name</c>; <c>tags.*</c> where the keys are the program's own. Nothing else can be read from a <see cref="Declared"/>.
/// </summary>
internal sealed class UnderstoodProperties(params IReadOnlyCollection<string> paths)
{
    private readonly HashSet<string> _paths = [.. paths];

    public IReadOnlyCollection<string> Paths => _paths;

    public static string InObject(string path) => $"{path}.";

    public static string InList(string path) => $"{path}[].";

    public static string AnyKey(string path) => $"{path}.*";

    public bool Contains(string path) => _paths.Contains(path);

    public bool ContainsSomeOf(string prefix) => _paths.Any(path => path.StartsWith(prefix, StringComparison.Ordinal) && path != $"{prefix}*");

    /// <summary>The paths of what is set, whether understood or not.</summary>
    public IEnumerable<DeclaredProperty> In(string owner, IReadOnlyDictionary<string, object> inputs) => In(owner, "", inputs);

    private IEnumerable<DeclaredProperty> In(string owner, string prefix, IReadOnlyDictionary<string, object> inputs) =>
        from input in inputs
        orderby input.Key
        from property in In(new DeclaredProperty(owner, input.Key, prefix + input.Key), input.Value)
        select property;

    private IEnumerable<DeclaredProperty> In(DeclaredProperty property, object value) => value switch
    {
        ImmutableDictionary<string, object> when Contains(AnyKey(property.Path)) => [property with { Path = AnyKey(property.Path) }],
        ImmutableDictionary<string, object> part when ContainsSomeOf(InObject(property.Path)) =>
            In($"{property.Owner}.{property.Name}", InObject(property.Path), part),
        ImmutableArray<object> parts when ContainsSomeOf(InList(property.Path)) => parts.SelectMany((part, index) =>
            part is ImmutableDictionary<string, object> item ? In($"{property.Owner}.{property.Name}[{index}]", InList(property.Path), item) : [property]),
        _ => [property],
    };
}
