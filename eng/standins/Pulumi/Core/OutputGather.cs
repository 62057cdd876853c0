using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Combines what several outputs carry: unknown if one is unknown, secret if one is secret.</summary>
internal sealed class OutputGather
{
    private readonly ImmutableHashSet<Resource>.Builder _resources = ImmutableHashSet.CreateBuilder<Resource>();
    private bool _isKnown = true;
    private bool _isSecret;

    public async Task<T> TakeAsync<T>(Input<T> input)
    {
        var data = await ((Output<T>)input).Data.ConfigureAwait(false);
        _resources.UnionWith(data.Resources);
        _isKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        return data.Value;
    }

    public OutputData<T> Result<T>(T value) => new(_resources.ToImmutable(), value, _isKnown, _isSecret);
}
