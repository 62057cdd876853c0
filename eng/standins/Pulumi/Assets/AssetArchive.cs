namespace Pulumi;

public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive(assets);
