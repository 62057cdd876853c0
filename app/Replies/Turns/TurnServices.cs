using Amazon.DynamoDBv2;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Turns.HandOffs;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Services of a turn; nothing in it belongs to one conversation.</summary>
internal sealed record TurnServices
{
    public required FunctionSettings Settings { get; init; }

    public required IAmazonDynamoDB Dynamo { get; init; }

    public required IAssistants Assistants { get; init; }

    public required SecretPrefetch Secrets { get; init; }

    public required IReplyModel Model { get; init; }

    public required ITranscriber Transcriber { get; init; }

    public required IMessengers Messengers { get; init; }

    public required HandOffQueue HandOffs { get; init; }

    /// <summary>Divides a reply into messages, as a reader would.</summary>
    public required Func<string, IReadOnlyList<string>> Split { get; init; }

    public required TimeProvider Time { get; init; }

    public required IChance Chance { get; init; }

    public TurnOptions Options { get; init; } = new();

    /// <summary>That the record names, else the stack's.</summary>
    public string ApiKeySecretIdOf(ConversationRecord record) => record.ApiKeySecretId ?? Settings.OpenAiSecretId;

    /// <summary>The same of the provider's credentials.</summary>
    public string CredentialsSecretIdOf(ConversationRecord record) => record.CredentialsSecretId ?? Settings.TwilioSecretId;
}
