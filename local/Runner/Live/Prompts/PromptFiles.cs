using Amazon.DynamoDBv2.Model;
using Pulumi;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Runner.Live.Feed;

namespace WhatsAppReplies.Local.Runner.Live.Prompts;

/// <summary>Files of the assistants: whoever saves one hears it from the next reply, and a mistake in it at once.</summary>
/// <param name="folder">Of the assistants.</param>
/// <param name="cloud">Whose table follows them.</param>
/// <param name="prompts">Of that cloud.</param>
/// <param name="feed">Is told of both.</param>
/// <param name="time">Of looking again.</param>
internal sealed class PromptFiles(string folder, LocalCloud cloud, LivePrompts prompts, LiveFeed feed, TimeProvider time)
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    private Dictionary<string, string> _seen = [];

    /// <summary>What is saved from now on counts: what stands there already was applied with the program.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _seen = Texts();
        using var timer = new PeriodicTimer(LooksEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await LookAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var texts = Texts();
        var changed = texts.Where(text => _seen.GetValueOrDefault(text.Key) != text.Value).Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
        _seen = texts;
        if (changed.Count == 0) return;
        try
        {
            foreach (var assistant in AssistantFiles.Read(folder).Where(assistant => changed.Contains(assistant.Id)))
            {
                await cloud.Tables.PutItemAsync(
                    new PutItemRequest { TableName = cloud.Stack.AssistantsTable, Item = DynamoJson.Item(assistant.ToItem()) }, stop);
                await prompts.TakeEffectAsync();
                Tell(assistant.Id, "The file was saved, and the next reply uses it.", isMistake: false);
            }
        }
        catch (RunException mistake)
        {
            Tell(string.Join(", ", changed), mistake.Message, isMistake: true);
        }
    }

    private void Tell(string assistant, string says, bool isMistake) =>
        feed.Publish(EventKinds.Prompt, new { at = time.GetUtcNow(), assistant, says, isMistake });

    /// <summary>By name; a file that is being replaced at this moment is looked at again.</summary>
    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in CatalogueFiles.In(folder))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            try
            {
                texts[name] = File.ReadAllText(path);
            }
            catch (IOException)
            {
                if (_seen.TryGetValue(name, out var before)) texts[name] = before;
            }
        }

        return texts;
    }
}
