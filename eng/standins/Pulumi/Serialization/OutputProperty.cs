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
