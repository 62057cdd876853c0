namespace Pulumi;

internal interface IUnion
{
    object? Value { get; }
}
