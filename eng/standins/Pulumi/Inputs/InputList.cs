using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    public InputList()
        : this(Output.Create(ImmutableArray<T>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<T>> values)
        : base(values)
    {
    }

    public static implicit operator InputList<T>(T value) => FromMany([value]);

    public static implicit operator InputList<T>(Output<T> value) => FromMany([value]);

    public static implicit operator InputList<T>(Input<T> value) => FromMany([value]);

    public static implicit operator InputList<T>(T[] values) => FromMany(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(Output<T>[] values) => FromMany(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(Input<T>[] values) => FromMany(values);

    public static implicit operator InputList<T>(List<T> values) => FromMany(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(List<Output<T>> values) => FromMany(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(List<Input<T>> values) => FromMany(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => FromMany(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => FromMany(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => FromMany(values);

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(ImmutableArray.CreateRange));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(ImmutableArray.CreateRange));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(ImmutableArray.CreateRange));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => Value = Concat(inputs).Value;

    public InputList<T> Concat(InputList<T> other) =>
        new(Output.Tuple(Value, other.Value).Apply(both => both.Item1.AddRange(both.Item2)));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await Value.ValueOrAsync(whenUnknown: []).ConfigureAwait(false)) yield return value;
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal InputList<T> Copy() => new(Value);

    private static InputList<T> FromMany(IEnumerable<Input<T>> values) => new(Output.All(values));
}
