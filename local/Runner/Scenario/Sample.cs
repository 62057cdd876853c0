using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>One file of samples: a conversation's record and the fragments that its customer has just sent.</summary>
internal sealed record Sample(string Name, JsonObject Conversation, IReadOnlyList<SampleFragment> Staged)
{
    public string PrimaryChannel => Text(Contract.Conversations.PrimaryChannel);

    public string ConversationId => Text(Contract.Conversations.ConversationId);

    /// <summary>What holds when its points do, in a few words.</summary>
    public string Proves { get; init; } = "";

    /// <summary>What WhatsApp makes of the reply after the service has accepted it; null: it arrives.</summary>
    public int? RefusedWith { get; init; }

    /// <summary>The service calls the webhook of the last message again, although it was told that all is well.</summary>
    public bool IsToldTwice { get; init; }

    /// <summary>How its messages come to the stage.</summary>
    public SampleOrigin Origin { get; init; } = SampleOrigin.Staged;

    /// <summary>There is no record before the customer writes.</summary>
    public bool IsNew => !Conversation.ContainsKey(Contract.Conversations.ConversationId);

    /// <summary>What it shows begins before anything is staged, or after the reply was sent.</summary>
    public bool NeedsAPhone => IsNew || IsToldTwice || RefusedWith is not null || Origin == SampleOrigin.Untold;

    /// <summary>Through its index a record is found by the addresses: only then can a message come from the phone.</summary>
    public bool IsFoundByItsAddresses => Conversation.ContainsKey(Contract.Conversations.IndexRecipient);

    /// <summary>The company's side of the conversation.</summary>
    public string CompanyNumber => Text(Contract.Conversations.IndexCompanyNumber);

    public string? ThreadId => Conversation[Contract.Conversations.ThreadId]?.GetValue<string>();

    public bool IsHandedOver => Conversation[Contract.Conversations.HandOff]?.GetValue<bool>() is true;

    public int EarlierMessages => Conversation[Contract.Conversations.Messages]?.AsArray().Count ?? 0;

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyList<SampleFragment> InOrder => [.. Staged.OrderBy(fragment => fragment.ReceivedAt)];

    public Dictionary<string, AttributeValue> Record => Document.FromJson(Conversation.ToJsonString()).ToAttributeMap();

    public static Sample Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var content = JsonNode.Parse(file)!.AsObject();
            var conversation = content["conversation"]!.DeepClone().AsObject();
            var staged = content["staged"].Deserialize<List<SampleFragment>>(SampleFragment.Json)!;
            var sample = new Sample(Path.GetFileNameWithoutExtension(path), conversation, staged) { Proves = content["proves"]!.GetValue<string>() };
            return sample with { Origin = sample.IsFoundByItsAddresses ? SampleOrigin.Phone : SampleOrigin.Staged };
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new ProblemException($"{path} is not a sample: {e.Message}", e);
        }
    }

    /// <summary>
    /// As if the customer had written just before that moment: the channel delivers a free-form reply only within a day of the
    /// customer's last message, so a sample cannot be answered at the times at which it was written.
    /// </summary>
    public Sample SentBefore(DateTimeOffset now)
    {
        // Whole seconds: a time that is written without decimals would lose its place in the order.
        var by = TimeSpan.FromSeconds(Math.Floor((now - Staged.Max(fragment => fragment.ReceivedAt)).TotalSeconds));
        return this with { Staged = [.. Staged.Select(fragment => fragment.Later(by))] };
    }

    /// <summary>All samples that stand beside the program.</summary>
    public static IReadOnlyList<Sample> ReadAll() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private string Text(string attribute) =>
        Conversation[attribute]?.GetValue<string>() ?? throw new ProblemException($"The sample {Name} has no {attribute}.");
}
