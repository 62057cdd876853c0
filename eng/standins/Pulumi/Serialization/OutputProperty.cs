using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>An output of a resource that is settled when the resource is registered.</summary>
internal abstract class OutputProperty
{
    public abstract IOutput Output { get; }

    public abstract Type Type { get; }

    public abstract void Settle(object? value, bool isKnown, bool isSecret);

    /// <summary>The resource gave no value: what it will be is unknown in a preview, nothing in a deployment.</summary>
    public abstract void SettleEmpty(bool isKnown);

    public abstract void Fail(Exception reason);
}

internal sealed class OutputProperty<T>(Resource resource) : OutputProperty
{
    private readonly TaskCompletionSource<OutputData<T>> _settled = new();
    private Output<T>? _output;

    public override IOutput Output => _output ??= new Output<T>(_settled.Task);

    public override Type Type => typeof(T);

    public override void Settle(object? value, bool isKnown, bool isSecret) =>
        _settled.SetResult(Data(value is null ? default! : (T)value, isKnown, isSecret));

    public override void SettleEmpty(bool isKnown) => _settled.TrySetResult(Data(default!, isKnown, isSecret: false));

    public override void Fail(Exception reason) => _settled.TrySetException(reason);

    private OutputData<T> Data(T value, bool isKnown, bool isSecret) =>
        new(ImmutableHashSet.Create(resource), value, isKnown, isSecret);
}
