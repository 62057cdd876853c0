using System.Collections.Immutable;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>
/// The inputs of a resource, or of a part of one. What its type does not list among its <see cref="UnderstoodProperties"/> is refused before
/// anything is made and cannot be read; what it lists and does not read, <see cref="RequireAllRead"/> finds.
/// </summary>
internal sealed class Declared
{
    private readonly string _path;
    private readonly string _prefix;
    private readonly IReadOnlyDictionary<string, object> _inputs;
    private readonly UnderstoodProperties _understood;
    private readonly HashSet<string> _read;

    /// <exception cref="ProblemException">Names the first property that is not understood.</exception>
    public Declared(string path, IReadOnlyDictionary<string, object> inputs, UnderstoodProperties understood)
        : this(path, "", inputs, understood, new HashSet<string>(StringComparer.Ordinal))
    {
        if (understood.In(path, inputs).FirstOrDefault(property => !understood.Contains(property.Path)) is { } stranger)
        {
            throw new ProblemException($"{stranger.Owner}: this machine does not understand the property {stranger.Name}.");
        }
    }

    private Declared(
        string path, string prefix, IReadOnlyDictionary<string, object> inputs, UnderstoodProperties understood, HashSet<string> read) =>
        (_path, _prefix, _inputs, _understood, _read) = (path, prefix, inputs, understood, read);

    /// <summary>For messages: the type and name of the resource, and the property.</summary>
    public string Path => _path;

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
        (Typed<ImmutableDictionary<string, object>>(property, Take(property, UnderstoodProperties.AnyKey(property)))
            ?? ImmutableDictionary<string, object>.Empty)
            .ToDictionary(pair => pair.Key, pair => pair.Value as string ?? throw Wrong(property, "texts are expected"));

    public Declared? Part(string property) =>
        Typed<ImmutableDictionary<string, object>>(property, Holder(property, UnderstoodProperties.InObject(property))) is { } part
            ? Child($"{_path}.{property}", UnderstoodProperties.InObject(property), part)
            : null;

    public IReadOnlyList<Declared> Parts(string property) =>
        [.. List(property, Holder(property, UnderstoodProperties.InList(property))).Select((item, index) => Child(
            $"{_path}.{property}[{index}]",
            UnderstoodProperties.InList(property),
            item as ImmutableDictionary<string, object> ?? throw Wrong(property, "a list of objects is expected")))];

    /// <summary>An input that is neither text nor number, such as an archive.</summary>
    public T Other<T>(string property)
        where T : class => Optional<T>(property) ?? throw Missing(property);

    /// <summary>Inputs that make no difference on this machine.</summary>
    public void WithoutEffectHere(params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties) Take(property);
    }

    public void TagsWithoutEffectHere() => Map("tags");

    /// <summary>An input of which this machine understands some values only.</summary>
    public void OnlyUnderstood(string property, params IReadOnlyCollection<object> values)
    {
        if (Take(property) is { } value && !values.Contains(value))
        {
            throw Wrong(property, $"this machine understands only {string.Join(", ", values)}, not {value}");
        }
    }

    /// <exception cref="InvalidOperationException">A mistake of this machine: it promises to understand what it does not look at.</exception>
    public void RequireAllRead()
    {
        if (_understood.In(_path, _inputs).FirstOrDefault(property => !_read.Contains(property.Path)) is { } unread)
        {
            throw new InvalidOperationException($"{unread.Owner}: {unread.Name} is listed as understood, and nobody read it.");
        }
    }

    public ProblemException Wrong(string property, string what) => new($"{_path}.{property}: {what}.");

    private ProblemException Missing(string property) => Wrong(property, "it is missing");

    private object? Take(string property) => Take(property, property);

    private object? Take(string property, string path)
    {
        RequireListed(_understood.Contains(_prefix + path), path);
        _read.Add(_prefix + path);
        return _inputs.GetValueOrDefault(property);
    }

    /// <summary>What holds properties that are listed; it is not listed itself.</summary>
    private object? Holder(string property, string prefix)
    {
        RequireListed(_understood.ContainsSomeOf(_prefix + prefix), prefix);
        return _inputs.GetValueOrDefault(property);
    }

    private void RequireListed(bool listed, string path)
    {
        if (!listed) throw new InvalidOperationException($"{_path}: {_prefix}{path} is read, and not listed as understood.");
    }

    private T? Optional<T>(string property)
        where T : class => Typed<T>(property, Take(property));

    private T? Typed<T>(string property, object? input)
        where T : class => input switch
        {
            null => null,
            T value => value,
            var other => throw Wrong(property, $"{other.GetType().Name} is not what is expected"),
        };

    private ImmutableArray<object> Items(string property) => List(property, Take(property));

    private ImmutableArray<object> List(string property, object? input) => input switch
    {
        null => [],
        ImmutableArray<object> items => items,
        _ => throw Wrong(property, "a list is expected"),
    };

    private Declared Child(string path, string prefix, IReadOnlyDictionary<string, object> inputs) =>
        new(path, _prefix + prefix, inputs, _understood, _read);
}
