using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>
/// Sample records of conversations: what the records of other systems look like here. They are data of the local run and are read as such; a repository
/// without them is right too.
/// </summary>
internal sealed class SampleRecords
{
    private const string Record = "conversation";

    private readonly List<JsonElement> _records;

    private SampleRecords(List<JsonElement> records) => _records = records;

    /// <param name="root">Where <c>Pulumi.yaml</c> is.</param>
    public static string Folder(string root) => Path.Combine(root, "local", "Runner", "samples");

    public static SampleRecords In(string folder)
    {
        var records = new List<JsonElement>();
        foreach (var path in CatalogueFiles.In(folder))
        {
            using var sample = JsonDocument.Parse(File.ReadAllBytes(path));
            records.Add(sample.RootElement.GetProperty(Record).Clone());
        }

        return new(records);
    }

    /// <summary>Says of each path that none of the samples has; nothing where there are no samples.</summary>
    public IEnumerable<string> Unseen(IEnumerable<AssistantFile> assistants) =>
        from assistant in assistants
        from entry in assistant.Context
        where _records.Count > 0 && !_records.Exists(record => Has(record, entry.Path))
        select $"infra/assistants/{assistant.Id}.json: {Contract.Assistants.Context} has the path {entry.Path}, "
            + $"and none of the {_records.Count} sample records under "
            + "local/Runner/samples has it: is it misspelt? The model is told nothing of it where a record does not have it.";

    private static bool Has(JsonElement record, string path)
    {
        var found = record;
        foreach (var name in path.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                return false;
        }

        return true;
    }
}
