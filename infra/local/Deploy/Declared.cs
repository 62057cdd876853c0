using System.Collections.Immutable;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>
/// The inputs of a resource, or of a part of one. It remembers which were asked for: an input that nobody asked for is one that this machine
/// does not understand, and <see cref="RequireAllUnderstood"/> says so.
/// </summary>
internal sealed class Declared(string path, IReadOnlyDictionary<string, object> inputs)
{
    private readonly HashSet<string> _understood = new(StringComparer.Ordinal);
    private readonly List<Declared> _parts = [];

    /// <summary>For messages: the type and name of the resource, and the property.</summary>
    public string Path => path;

    public string Text(string property) => OptionalText(property) ?? throw Missing(property);

    public string? OptionalText(string property) => Optional<string>(property);

    public int Integer(string property) => OptionalInteger(property) ?? throw Missing(property);

    public int? OptionalInteger(string property) => OptionalNumber(property) is not { } number
        ? null
        : double.IsInteger(number) ? (int)number : throw Wrong(property, "a whole number is expected");

    public double Number(string property) => OptionalNumber(property) ?? throw Missing(property);

    public double? OptionalNumber(string property) => Take(property) switch
    {
        null => null,
        double number => number,
        int number => number,
        _ => throw Wrong(property, "a number is expected"),
    };

    public bool? OptionalFlag(string property) => Take(property) switch
    {
        null => null,
        bool flag => flag,
        _ => throw Wrong(property, "true or false is expected"),
    };

    public IReadOnlyList<string> Texts(string property) =>
        [.. Items(property).Select(item => item as string ?? throw Wrong(property, "a list of texts is expected"))];

    public IReadOnlyDictionary<string, string> Map(string property) =>
        (Optional<ImmutableDictionary<string, object>>(property) ?? ImmutableDictionary<string, object>.Empty)
            .ToDictionary(pair => pair.Key, pair => pair.Value as string ?? throw Wrong(property, "texts are expected"));

    public Declared? Part(string property) =>
        Optional<ImmutableDictionary<string, object>>(property) is { } part ? Child($"{path}.{property}", part) : null;

    public IReadOnlyList<Declared> Parts(string property) =>
        [.. Items(property).Select((item, index) => Child(
            $"{path}.{property}[{index}]", item as ImmutableDictionary<string, object> ?? throw Wrong(property, "a list of objects is expected")))];

    /// <summary>An input that is neither text nor number, such as an archive.</summary>
    public T Other<T>(string property)
        where T : class => Optional<T>(property) ?? throw Missing(property);

    /// <summary>Inputs that make no difference on this machine.</summary>
    public void WithoutEffectHere(params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties) _understood.Add(property);
    }

    /// <summary>An input of which this machine understands some values only.</summary>
    public void OnlyUnderstood(string property, params IReadOnlyCollection<object> values)
    {
        if (Take(property) is { } value && !values.Contains(value))
        {
            throw Wrong(property, $"this machine understands only {string.Join(", ", values)}, not {value}");
        }
    }

    public void RequireAllUnderstood()
    {
        if (inputs.Keys.Order(StringComparer.Ordinal).FirstOrDefault(property => !_understood.Contains(property)) is { } stranger)
        {
            throw new ProblemException($"{path}: this machine does not understand the property {stranger}.");
        }

        _parts.ForEach(part => part.RequireAllUnderstood());
    }

    public ProblemException Wrong(string property, string what) => new($"{path}.{property}: {what}.");

    private ProblemException Missing(string property) => Wrong(property, "it is missing");

    private object? Take(string property)
    {
        _understood.Add(property);
        return inputs.GetValueOrDefault(property);
    }

    private T? Optional<T>(string property)
        where T : class => Take(property) switch
        {
            null => null,
            T value => value,
            var other => throw Wrong(property, $"{other.GetType().Name} is not what is expected"),
        };

    private ImmutableArray<object> Items(string property) => Take(property) switch
    {
        null => [],
        ImmutableArray<object> items => items,
        _ => throw Wrong(property, "a list is expected"),
    };

    private Declared Child(string childPath, IReadOnlyDictionary<string, object> childInputs)
    {
        var child = new Declared(childPath, childInputs);
        _parts.Add(child);
        return child;
    }
}
