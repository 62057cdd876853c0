namespace Pulumi.Serialization;

/// <summary>The place of a value that only a deployment can give.</summary>
internal sealed class Unknown
{
    public static readonly Unknown Value = new();

    private Unknown()
    {
    }
}
