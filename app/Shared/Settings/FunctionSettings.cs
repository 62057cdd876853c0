using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Settings;

/// <summary>The environment of the reply function, checked once at start.</summary>
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

    /// <summary>Which people's systems read.</summary>
    public required string HandOffQueueUrl { get; init; }

    /// <summary>Where Twilio tells what became of a message; nothing where the stack has no inbound function.</summary>
    public Uri? StatusCallbackUrl { get; init; }

    public Uri? AwsEndpointUrl { get; init; }

    /// <summary>Ends in <c>/v1</c>.</summary>
    public Uri? OpenAiBaseUrl { get; init; }

    public Uri? TwilioBaseUrl { get; init; }

    /// <summary>From the runtime.</summary>
    public required string Region { get; init; }

    /// <summary>From the runtime; the value of the only metric dimension.</summary>
    public required string FunctionName { get; init; }

    /// <summary>Checks every variable before it says what is wrong.</summary>
    /// <exception cref="InvalidSettingsException">Names every variable that is missing or wrong.</exception>
    public static FunctionSettings Read(Func<string, string?> environment)
    {
        var reader = new VariablesReader(environment);
        reader.Word(Contract.Variables.Function, Contract.Functions.Replies);
        var settings = new FunctionSettings
        {
            ConversationsTable = reader.Text(Contract.Variables.ConversationsTable),
            StageTable = reader.Text(Contract.Variables.StageTable),
            TriggerLockTable = reader.Text(Contract.Variables.TriggerLockTable),
            AssistantsTable = reader.Text(Contract.Variables.AssistantsTable),
            QueueUrl = reader.Address(Contract.Variables.QueueUrl),
            HeartbeatInterval = TimeSpan.FromMilliseconds(reader.Number(Contract.Variables.HeartbeatIntervalMs, 100, 30_000)),
            LogLevel = reader.Level(Contract.Variables.LogLevel),
            OpenAiSecretId = reader.Text(Contract.Variables.OpenAiSecretId),
            TwilioSecretId = reader.Text(Contract.Variables.TwilioSecretId),
            MaxReceiveCount = reader.Number(Contract.Variables.MaxReceiveCount, 1, 1_000),
            HandOffQueueUrl = reader.Address(Contract.Variables.HandOffQueueUrl),
            StatusCallbackUrl = reader.OptionalAddress(Contract.Variables.StatusCallbackUrl, Contract.Webhooks.StatusPath),
            AwsEndpointUrl = reader.OptionalAddress(Contract.Variables.AwsEndpointUrl, ""),
            OpenAiBaseUrl = reader.OptionalAddress(Contract.Variables.OpenAiBaseUrl, "/v1"),
            TwilioBaseUrl = reader.OptionalAddress(Contract.Variables.TwilioBaseUrl, ""),
            Region = reader.Text("AWS_REGION"),
            FunctionName = reader.Text("AWS_LAMBDA_FUNCTION_NAME"),
        };
        return reader.Mistakes.Count == 0 ? settings : throw new InvalidSettingsException(reader.Mistakes);
    }
}
