using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal sealed class OutputProperty<T> : OutputProperty
{
    private readonly TaskCompletionSource<OutputData<T>> _settled = new();
    private readonly Resource _resource;

    public OutputProperty(Resource resource)
    {
        _resource = resource;
        Output = new Output<T>(_settled.Task);
    }

    public override IOutput Output { get; }

    public override Type Type => typeof(T);

    public override void Settle(object? value, bool isKnown, bool isSecret) =>
        _settled.SetResult(Data(value is null ? default! : (T)value, isKnown, isSecret));

    public override void SettleEmpty(bool isKnown) => _settled.TrySetResult(Data(default!, isKnown, isSecret: false));

    public override void Fail(Exception reason) => _settled.TrySetException(reason);

    private OutputData<T> Data(T value, bool isKnown, bool isSecret) =>
        new(ImmutableHashSet.Create(_resource), value, isKnown, isSecret);
}
