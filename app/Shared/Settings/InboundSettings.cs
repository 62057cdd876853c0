using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Settings;

/// <summary>The environment of the inbound function, checked once at start.</summary>
internal sealed record InboundSettings
{
    /// <summary>What SQS delays a message by at most.</summary>
    public const int LongestQuietTimeSeconds = 900;

    public required string ConversationsTable { get; init; }

    public required string StageTable { get; init; }

    public required string TriggerLockTable { get; init; }

    public required string NumbersTable { get; init; }

    /// <summary>The index through which conversations are found.</summary>
    public string ConversationsIndex { get; init; } = Contract.Conversations.Index;

    public required string QueueUrl { get; init; }

    public required string TwilioSecretId { get; init; }

    /// <summary>Every secret that a signature can be of; nothing: they cannot be listed.</summary>
    public IReadOnlyList<string>? SigningSecretIds { get; init; }

    /// <summary>How long a customer has to be quiet before the reply is made; a number may have its own.</summary>
    public required TimeSpan QuietTime { get; init; }

    public required Severity LogLevel { get; init; }

    /// <summary>The origin that Twilio calls; nothing: the function URL's own.</summary>
    public Uri? PublicUrl { get; init; }

    public Uri? AwsEndpointUrl { get; init; }

    public Uri? TwilioBaseUrl { get; init; }

    /// <summary>From the runtime.</summary>
    public required string Region { get; init; }

    /// <summary>From the runtime; a dimension of every metric.</summary>
    public required string FunctionName { get; init; }

    /// <summary>Checks every variable before it says what is wrong.</summary>
    /// <exception cref="InvalidSettingsException">Names every variable that is missing or wrong.</exception>
    public static InboundSettings Read(Func<string, string?> environment)
    {
        var reader = new VariablesReader(environment);
        reader.Word(Contract.Variables.Function, Contract.Functions.Inbound);
        var settings = new InboundSettings
        {
            ConversationsTable = reader.Text(Contract.Variables.ConversationsTable),
            StageTable = reader.Text(Contract.Variables.StageTable),
            TriggerLockTable = reader.Text(Contract.Variables.TriggerLockTable),
            NumbersTable = reader.Text(Contract.Variables.NumbersTable),
            ConversationsIndex = reader.Text(Contract.Variables.ConversationsIndex, Contract.Conversations.Index),
            QueueUrl = reader.Address(Contract.Variables.QueueUrl),
            TwilioSecretId = reader.Text(Contract.Variables.TwilioSecretId),
            SigningSecretIds = reader.OptionalNames(Contract.Variables.SigningSecretIds),
            QuietTime = TimeSpan.FromSeconds(reader.Number(Contract.Variables.QuietTimeSeconds, 0, LongestQuietTimeSeconds)),
            LogLevel = reader.Level(Contract.Variables.LogLevel),
            PublicUrl = reader.OptionalAddress(Contract.Variables.PublicUrl, ""),
            AwsEndpointUrl = reader.OptionalAddress(Contract.Variables.AwsEndpointUrl, ""),
            TwilioBaseUrl = reader.OptionalAddress(Contract.Variables.TwilioBaseUrl, ""),
            Region = reader.Text("AWS_REGION"),
            FunctionName = reader.Text("AWS_LAMBDA_FUNCTION_NAME"),
        };
        return reader.Mistakes.Count == 0 ? settings : throw new InvalidSettingsException(reader.Mistakes);
    }
}
