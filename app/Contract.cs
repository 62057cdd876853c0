using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies;

/// <summary>
/// What the function and the program that deploys it must agree on. Both compile this one file: a name that changes here
/// changes on both sides, and a name that stands in one only does not exist.
/// </summary>
internal static class Contract
{
    /// <summary>The assembly's name is the handler: the managed runtime runs <c>WhatsAppReplies.dll</c>.</summary>
    public const string Handler = "WhatsAppReplies";

    public const string Runtime = "dotnet10";

    /// <summary>Environment variables of the function.</summary>
    public static class Variables
    {
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

        /// <summary>Other endpoints, set by whoever runs the function elsewhere than on AWS; the Pulumi program never sets them.</summary>
        public const string AwsEndpointUrl = "AWS_ENDPOINT_URL";
        public const string OpenAiBaseUrl = "OPENAI_BASE_URL";
        public const string TwilioBaseUrl = "TWILIO_BASE_URL";

        /// <summary>Exactly what the Pulumi program sets and the function requires.</summary>
        public static readonly IReadOnlyList<string> Deployed =
        [
            ConversationsTable, StageTable, TriggerLockTable, AssistantsTable, QueueUrl,
            HeartbeatIntervalMs, LogLevel, OpenAiSecretId, TwilioSecretId, MaxReceiveCount,
        ];

        /// <summary>What the function reads when it is there.</summary>
        public static readonly IReadOnlyList<string> Overrides = [AwsEndpointUrl, OpenAiBaseUrl, TwilioBaseUrl];
    }

    /// <summary>The conversations table. Its records come from another system.</summary>
    public static class Conversations
    {
        public const string PrimaryChannel = "primary_channel";
        public const string ConversationId = "conversation_id";

        public const string Index = "company-whatsapp-number-recipient-tel-index";
        public const string IndexCompanyNumber = "gsi_company_whatsapp_number";
        public const string IndexRecipient = "gsi_recipient_tel";

        public const string Status = "conversation_status";
        public const string StatusReason = "conversation_status_reason";
        public const string Messages = "messages";
        public const string ThreadId = "openai_thread_id";
        public const string HandOff = "hand_off_to_human";
        public const string HandOffReason = "hand_off_to_human_reason";
        public const string TaskComplete = "task_complete";
        public const string UpdatedAt = "updated_at";
        public const string LastAssistantMessageSid = "last_assistant_message_sid";
        public const string InitialProcessingTimeMs = "initial_processing_time_ms";

        public const string AiConfig = "ai_config";
        public const string OpenAiConfig = "openai_config";
        public const string ChannelConfig = "channel_config";
        public const string WhatsApp = "whatsapp";
        public const string AssistantId = "assistant_id_replies";
        public const string ApiKeyReference = "api_key_reference";
        public const string CompanyNumber = "company_whatsapp_number";
        public const string CredentialsId = "whatsapp_credentials_id";

        public const string Owner = "processing_owner";
        public const string Deadline = "processing_deadline";
        public const string PreviousStatus = "processing_previous_status";
        public const string Step = "processing_step";
        public const string PendingReply = "pending_reply";

        /// <summary>Whose claim ended last: a late repetition of that very claim is refused.</summary>
        public const string LastOwner = "last_processing_owner";

        /// <summary>The step of the write that ended it: the next claim goes on counting from there.</summary>
        public const string LastStep = "last_processing_step";

        /// <summary>How many messages stand in archive items, and the sids that size forced out of the record before their time.</summary>
        public const string ArchivedCount = "archived_messages";
        public const string ArchivedSids = "archived_sids";
    }

    /// <summary>Values of <see cref="Conversations.Status"/> that the function writes.</summary>
    public static class Statuses
    {
        public const string Processing = "processing_reply";
        public const string ReplySent = "reply_sent";
        public const string Retry = "retry";
        public const string ReplyFailed = "reply_failed";
        public const string AwaitingHuman = "awaiting_human";
    }

    /// <summary>An entry of <see cref="Conversations.Messages"/>.</summary>
    public static class Messages
    {
        public const string MessageId = "message_id";
        public const string Timestamp = "timestamp";
        public const string Role = "role";
        public const string Content = "content";
        public const string FragmentSids = "fragment_sids";
        public const string PartSids = "part_sids";
        public const string PromptTokens = "prompt_tokens";
        public const string CompletionTokens = "completion_tokens";
        public const string TotalTokens = "total_tokens";
        public const string Model = "model";
        /// <summary>Only when a customer's message is too long for the record: the sort key of the item that holds it in full.</summary>
        public const string FullTextItem = "full_text_item";
        public const string UserRole = "user";
        public const string AssistantRole = "assistant";
    }

    /// <summary>The stage table: one item a fragment.</summary>
    public static class Stage
    {
        public const string ConversationId = "conversation_id";
        public const string MessageSid = "message_sid";
        public const string PrimaryChannel = "primary_channel";
        public const string Body = "body";
        public const string ReceivedAt = "received_at";
        public const string ExpiresAt = "expires_at";
    }

    /// <summary>The trigger-lock table: one item while a trigger of that conversation is on its way.</summary>
    public static class TriggerLock
    {
        public const string ConversationId = "conversation_id";
        public const string ExpiresAt = "expires_at";
    }

    /// <summary>The assistants table, which takes the place of OpenAI's assistant store.</summary>
    public static class Assistants
    {
        public const string AssistantId = "assistant_id";
        public const string Model = "model";
        public const string Instructions = "instructions";
        public const string MaxOutputTokens = "max_output_tokens";
        public const string Temperature = "temperature";
        public const string ReasoningEffort = "reasoning_effort";

        /// <summary>Dollars for a million tokens; with both set, the turn's cost is a metric.</summary>
        public const string InputPrice = "price_per_million_input_tokens";
        public const string OutputPrice = "price_per_million_output_tokens";
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
    }

    /// <summary>Log records and embedded metrics: what the metric filter and the alarms look at.</summary>
    public static class Telemetry
    {
        public const string CriticalPattern = "{ $.level = \"CRITICAL\" }";
        public const string Namespace = "WhatsAppReplies";

        /// <summary>The only dimension: the function's name, so that two stacks in one account stay apart.</summary>
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

        /// <summary>One metric for every kind of outcome, counting one a trigger: Outcome + the kind's name.</summary>
        public const string OutcomePrefix = "Outcome";
    }
}
