using System.IO.Compression;
using System.Xml.Linq;

namespace WhatsAppReplies.Infra.Tests.Repository.Feed;

/// <summary>A package file with a manifest and no assembly: enough to be restored.</summary>
internal static class EmptyPackage
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    public static byte[] Of(string id, string version, IEnumerable<(string Id, string Version)> needs)
    {
        var manifest = new XElement(Schema + "package", new XElement(
            Schema + "metadata",
            new XElement(Schema + "id", id),
            new XElement(Schema + "version", version),
            new XElement(Schema + "authors", "test"),
            new XElement(Schema + "description", "A package of a test."),
            new XElement(Schema + "dependencies", new XElement(
                Schema + "group",
                new XAttribute("targetFramework", "net8.0"),
                needs.Select(need => new XElement(Schema + "dependency", new XAttribute("id", need.Id), new XAttribute("version", need.Version)))))));

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            using (var entry = zip.CreateEntry($"{id}.nuspec").Open()) manifest.Save(entry);
            // The folder says which framework the package is for.
            zip.CreateEntry("lib/net8.0/_._");
        }

        return file.ToArray();
    }
}
