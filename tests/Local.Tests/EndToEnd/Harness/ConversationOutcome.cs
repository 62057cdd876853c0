using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Outcome of a scenario: what is stored and logged when every trigger of the conversation is acknowledged or in the dead-letter queue.
/// </summary>
internal sealed record ConversationOutcome
{
    public required Customer Customer { get; init; }

    public required IReadOnlyDictionary<string, AttributeValue> Record { get; init; }

    /// <summary>The record and what is kept beside it, by sort key.</summary>
    public required IReadOnlyDictionary<string, Dictionary<string, AttributeValue>> Items { get; init; }

    /// <summary>Archived ones first, without those that were there before.</summary>
    public required IReadOnlyList<Dictionary<string, AttributeValue>> Entries { get; init; }

    public required IReadOnlyList<string> StagedSids { get; init; }

    public required bool LockLeft { get; init; }

    /// <summary>Some trigger stands in the dead-letter queue.</summary>
    public required bool DeadLettered { get; init; }

    public required IReadOnlyList<LoggedRecord> Logs { get; init; }

    public required IReadOnlyList<OpenAiCall> ModelCalls { get; init; }

    /// <summary>Messages, lists and reads.</summary>
    public required IReadOnlyList<TwilioCall> TwilioCalls { get; init; }

    public IReadOnlyList<string> OnPhone => Customer.Phone.Texts;

    public string? Status => Record.GetValueOrDefault(Contract.Conversations.Status)?.S;

    /// <summary>Why the status is what it is.</summary>
    public string? StatusReason => Record.GetValueOrDefault(Contract.Conversations.StatusReason)?.S;

    public IReadOnlyList<Dictionary<string, AttributeValue>> UserEntries => Of(Contract.Messages.UserRole);

    public IReadOnlyList<Dictionary<string, AttributeValue>> AssistantEntries => Of(Contract.Messages.AssistantRole);

    /// <summary>The replies as recorded.</summary>
    public IReadOnlyList<string> Replies => [.. AssistantEntries.Select(entry => entry[Contract.Messages.Content].S)];

    /// <summary>One a delivery, unless a worker died over it.</summary>
    public IReadOnlyList<LoggedRecord> Summaries => [.. Logs.Where(record => record.IsSummary)];

    public LoggedRecord LastSummary => Summaries[^1];

    public int Sends => TwilioCalls.Count(call => call.Endpoint == TwilioEndpoint.CreateMessage);

    public int ReadBacks => TwilioCalls.Count(call => call.Endpoint == TwilioEndpoint.ListMessages);

    private List<Dictionary<string, AttributeValue>> Of(string role) =>
        [.. Entries.Where(entry => entry.GetValueOrDefault(Contract.Messages.Role)?.S == role)];
}
