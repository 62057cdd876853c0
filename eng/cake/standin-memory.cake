/// <summary>What the feed said, in the file that every project imports: the packages that are stood in, and the ones it was asked about.</summary>
public static class StandInMemory
{
    private const string Asked = "StandInsAsked";

    /// <summary>The stood-in packages; null when the feed was not asked about each stand-in that is there now, or the file says something else.</summary>
    public static IReadOnlyList<string> Read(FilePath memory, IReadOnlyCollection<string> all)
    {
        if (!System.IO.File.Exists(memory.FullPath)) return null;
        System.Xml.Linq.XDocument document;
        try
        {
            document = System.Xml.Linq.XDocument.Load(memory.FullPath);
        }
        catch (System.Xml.XmlException broken)
        {
            throw new CakeException($"{memory.GetFilename()} cannot be read ({broken.Message}): delete it, and the feed is asked again.");
        }

        var asked = document.Descendants(Asked).SingleOrDefault()?.Value;
        if (asked is null || all.Except(List(asked)).Any()) return null;

        var standIns = document.Descendants("UseStandIns").SingleOrDefault()?.Value ?? "false";
        return standIns == "true" ? [.. all] : [.. List(standIns).Intersect(all)];
    }

    public static void Write(FilePath memory, IReadOnlyCollection<string> standIns, IReadOnlyCollection<string> all)
    {
        var text = $"""
            <Project>
              <!-- What the package feed said (build.sh). Delete this file, and it is asked again. -->
              <PropertyGroup>
                <UseStandIns>{(standIns.Count == 0 ? "false" : string.Join(';', standIns))}</UseStandIns>
                <{Asked}>{string.Join(';', all)}</{Asked}>
              </PropertyGroup>
            </Project>

            """;
        // An unchanged file keeps its time, so that nothing is built again for it.
        if (!System.IO.File.Exists(memory.FullPath) || System.IO.File.ReadAllText(memory.FullPath) != text)
            System.IO.File.WriteAllText(memory.FullPath, text);
    }

    private static string[] List(string value) => value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
