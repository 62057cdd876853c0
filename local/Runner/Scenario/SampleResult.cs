using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>What was there after a sample's trigger had been sent and acknowledged, or after patience had ended.</summary>
internal sealed record SampleResult
{
    public required Sample Sample { get; init; }

    /// <summary>What the webhooks of its messages came to; none: no webhook was called.</summary>
    public IReadOnlyList<WebhookDelivery> Webhooks { get; init; } = [];

    public required bool Acknowledged { get; init; }

    public required TimeSpan Duration { get; init; }

    public required IReadOnlyDictionary<string, AttributeValue> Record { get; init; }

    public required int StagedLeft { get; init; }

    public required bool LockLeft { get; init; }

    /// <summary>Null: the real service sends, and no stand-in has a phone.</summary>
    public required IReadOnlyList<PhoneMessage>? OnPhone { get; init; }

    public required IReadOnlyList<LogEvent> Logs { get; init; }

    /// <summary>What the function asked AWS for.</summary>
    public required IReadOnlyList<CallRecord> Calls { get; init; }

    public IReadOnlyList<AttributeValue> Messages => Record.GetValueOrDefault(Contract.Conversations.Messages)?.L ?? [];

    /// <summary>How many of the oldest entries stand in archive items now.</summary>
    public int Archived => int.TryParse(Record.GetValueOrDefault(Contract.Conversations.ArchivedCount)?.N, out var count) ? count : 0;

    /// <summary>The entries that were not there before.</summary>
    public IReadOnlyList<Dictionary<string, AttributeValue>> NewMessages =>
        [.. Messages.Skip(Sample.EarlierMessages - Archived).Select(entry => entry.M)];

    public string? Text(string attribute) => Record.GetValueOrDefault(attribute)?.S;
}
