using WhatsAppReplies.Telemetry;

namespace WhatsAppReplies.Settings;

/// <summary>The function's environment, checked once at start.</summary>
internal sealed record FunctionSettings
{
    public required string ConversationsTable { get; init; }

    public required string StageTable { get; init; }

    public required string TriggerLockTable { get; init; }

    public required string AssistantsTable { get; init; }

    public required string QueueUrl { get; init; }

    public required TimeSpan HeartbeatInterval { get; init; }

    public required Severity LogLevel { get; init; }

    public required string OpenAiSecretId { get; init; }

    public required string TwilioSecretId { get; init; }

    public required int MaxReceiveCount { get; init; }

    public Uri? AwsEndpointUrl { get; init; }

    /// <summary>Ends in <c>/v1</c>.</summary>
    public Uri? OpenAiBaseUrl { get; init; }

    public Uri? TwilioBaseUrl { get; init; }

    /// <summary>From the runtime; the value of the only metric dimension.</summary>
    public required string FunctionName { get; init; }
}
