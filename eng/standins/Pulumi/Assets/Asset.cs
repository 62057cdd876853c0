namespace Pulumi;

public abstract class Asset : AssetOrArchive
{
    private protected Asset(object value)
        : base(value)
    {
    }
}
