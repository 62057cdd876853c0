namespace WhatsAppReplies;

/// <summary>
/// What the function and the program that deploys it must agree on. Both compile this one file: a name that changes here
/// changes on both sides, and a name that stands in one only does not exist.
/// </summary>
internal static partial class Contract
{
    /// <summary>The assembly's name is the handler: the runtime runs <c>WhatsAppReplies.dll</c>, and where there is none the executable of that name.</summary>
    public const string Handler = "WhatsAppReplies";

    public const string Runtime = "dotnet10";

    /// <summary>Values of <see cref="Variables.Function"/>: which of the functions in the zip a process is.</summary>
    public static class Functions
    {
        public const string Replies = "replies";
        public const string Inbound = "inbound";

        /// <summary>There where the stack pauses itself at its spend ceiling.</summary>
        public const string Pause = "pause";
    }

    /// <summary>Environment variables of the functions.</summary>
    public static class Variables
    {
        public const string Function = "FUNCTION";
        public const string ConversationsTable = "CONVERSATIONS_TABLE";
        public const string StageTable = "CONVERSATIONS_STAGE_TABLE";
        public const string TriggerLockTable = "CONVERSATIONS_TRIGGER_LOCK_TABLE";
        public const string AssistantsTable = "ASSISTANTS_TABLE";
        public const string QueueUrl = "WHATSAPP_QUEUE_URL";
        public const string HeartbeatIntervalMs = "SQS_HEARTBEAT_INTERVAL_MS";
        public const string LogLevel = "LOG_LEVEL";
        public const string OpenAiSecretId = "OPENAI_SECRET_ID";
        public const string TwilioSecretId = "TWILIO_SECRET_ID";
        public const string MaxReceiveCount = "MAX_RECEIVE_COUNT";
        public const string NumbersTable = "NUMBERS_TABLE";
        public const string QuietTimeSeconds = "QUIET_TIME_SECONDS";
        public const string HandOffQueueUrl = "HANDOFF_QUEUE_URL";

        /// <summary>Of the mapping that hands triggers over: what is switched off.</summary>
        public const string MappingId = "EVENT_SOURCE_MAPPING_ID";

        /// <summary>Names of the alarms that pause, with commas between them.</summary>
        public const string SpendAlarms = "SPEND_ALARMS";

        /// <summary>
        /// The full address of the delivery statuses, ending in <see cref="Webhooks.StatusPath"/>; there where the stack has an
        /// inbound function.
        /// </summary>
        public const string StatusCallbackUrl = "STATUS_CALLBACK_URL";

        /// <summary>The origin that Twilio calls, without a path; there where a domain of the stack's own stands before the function URL.</summary>
        public const string PublicUrl = "PUBLIC_URL";

        /// <summary>
        /// Secrets that a signature can be of, with commas between them: the stack's and those of its tenants. There where they can be listed: what none of
        /// them has signed is refused before anything is looked up for it.
        /// </summary>
        public const string SigningSecretIds = "SIGNING_SECRET_IDS";

        /// <summary>
        /// The index through which conversations are found; there where the stack has one of another name than <see cref="Conversations.Index"/>.
        /// </summary>
        public const string ConversationsIndex = "CONVERSATIONS_INDEX";

        /// <summary>Another endpoint, set by whoever runs the function elsewhere than on AWS; the Pulumi program never sets it.</summary>
        public const string AwsEndpointUrl = "AWS_ENDPOINT_URL";

        /// <summary>The providers' other hosts, where the stack file names one.</summary>
        public const string OpenAiBaseUrl = "OPENAI_BASE_URL";
        public const string TwilioBaseUrl = "TWILIO_BASE_URL";

        /// <summary>Exactly what the Pulumi program sets for the reply function, and what that requires.</summary>
        public static readonly IReadOnlyList<string> DeployedReplies =
        [
            Function, ConversationsTable, StageTable, TriggerLockTable, AssistantsTable, QueueUrl,
            HeartbeatIntervalMs, LogLevel, OpenAiSecretId, TwilioSecretId, MaxReceiveCount, HandOffQueueUrl,
        ];

        /// <summary>Exactly what the Pulumi program sets for the inbound function, and what that requires.</summary>
        public static readonly IReadOnlyList<string> DeployedInbound =
        [
            Function, ConversationsTable, StageTable, TriggerLockTable, NumbersTable, QueueUrl,
            TwilioSecretId, QuietTimeSeconds, LogLevel,
        ];

        /// <summary>Exactly what the Pulumi program sets for the function that pauses, and what that requires.</summary>
        public static readonly IReadOnlyList<string> DeployedPause = [Function, MappingId, SpendAlarms, LogLevel];

        /// <summary>What the reply function reads when it is there.</summary>
        public static readonly IReadOnlyList<string> OptionalReplies = [StatusCallbackUrl, AwsEndpointUrl, OpenAiBaseUrl, TwilioBaseUrl];

        /// <summary>What the inbound function reads when it is there.</summary>
        public static readonly IReadOnlyList<string> OptionalInbound =
            [SigningSecretIds, PublicUrl, ConversationsIndex, AwsEndpointUrl, TwilioBaseUrl];

        /// <summary>What the function that pauses reads when it is there.</summary>
        public static readonly IReadOnlyList<string> OptionalPause = [AwsEndpointUrl];
    }

    /// <summary>The inbound function's address and its events.</summary>
    public static class Webhooks
    {
        public const string MessagePath = "/";
        public const string StatusPath = "/status";

        /// <summary>The query parameter of a delivery status that names the conversation, percent-encoded.</summary>
        public const string Conversation = "conversation";

        /// <summary>What the schedule sends: <c>{"sweep": true}</c>.</summary>
        public const string Sweep = "sweep";
    }

    /// <summary>Keys of the secrets' JSON.</summary>
    public static class Secrets
    {
        public const string AiApiKey = "ai_api_key";
        public const string TwilioAccountSid = "twilio_account_sid";
        public const string TwilioAuthToken = "twilio_auth_token";
    }

    /// <summary>The body of a trigger.</summary>
    public static class Trigger
    {
        public const string ConversationId = "conversation_id";
        public const string PrimaryChannel = "primary_channel";

        /// <summary>Epoch milliseconds, of the first sending: the queue's own time is another one after a redrive.</summary>
        public const string SentAt = "sent_at";
    }

    /// <summary>Log records and embedded metrics: what the metric filter and the alarms look at.</summary>
    public static class Telemetry
    {
        public const string CriticalPattern = "{ $.level = \"CRITICAL\" }";
        public const string Namespace = "WhatsAppReplies";

        /// <summary>The dimension of every metric: the function's name, so that two stacks in one account stay apart.</summary>
        public const string FunctionDimension = "FunctionName";

        public const string Replies = "Replies";
        public const string Critical = "CriticalRecords";
        public const string TurnDurationMs = "TurnDurationMs";
        public const string ModelDurationMs = "ModelDurationMs";
        public const string SendDurationMs = "SendDurationMs";
        public const string PromptTokens = "PromptTokens";
        public const string CompletionTokens = "CompletionTokens";
        public const string CostDollars = "CostDollars";
        public const string Parts = "Parts";
        public const string Fragments = "Fragments";
        public const string ResumedTurns = "ResumedTurns";
        public const string UnknownSendsFound = "UnknownSendsFound";
        public const string UnknownSendsResent = "UnknownSendsResent";

        /// <summary>Webhooks of customers' messages, by what they came to; delivery statuses and sweeps have their own.</summary>
        public const string Webhooks = "Webhooks";
        public const string WebhookDurationMs = "WebhookDurationMs";
        public const string StagedMessages = "StagedMessages";
        public const string NewConversations = "NewConversations";
        public const string UnknownCustomers = "UnknownCustomers";
        public const string RefusedSignatures = "RefusedSignatures";
        public const string FailedWebhooks = "FailedWebhooks";

        /// <summary>Messages that WhatsApp refused or could not deliver: in all, and by <see cref="ErrorCodeDimension"/>.</summary>
        public const string UndeliveredMessages = "UndeliveredMessages";
        public const string ErrorCodeDimension = "ErrorCode";

        /// <summary>One for each sweep that came to its end, whatever it found.</summary>
        public const string Sweeps = "Sweeps";
        public const string SweepFindings = "SweepFindings";
        public const string SweepTriggers = "SweepTriggers";
        public const string SweepStaged = "SweepStaged";
        public const string SweepFailures = "SweepFailures";
        public const string StagedWithoutRecord = "StagedWithoutRecord";

        /// <summary>One for each time that the spend ceiling has switched the replies off.</summary>
        public const string Pauses = "Pauses";

        /// <summary>One metric for every kind of outcome, counting one a trigger: Outcome + the kind's name.</summary>
        public const string OutcomePrefix = "Outcome";
    }
}
