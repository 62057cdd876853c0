namespace WhatsAppReplies;

/// <summary>
/// What the function and the program that deploys it must agree on. Both compile this one file: a name that changes here
/// changes on both sides, and a name that stands in one only does not exist.
/// </summary>
internal static class Contract
{
    /// <summary>The assembly's name is the handler: the runtime runs <c>WhatsAppReplies.dll</c>, and where there is none the executable of that name.</summary>
    public const string Handler = "WhatsAppReplies";

    public const string Runtime = "dotnet10";

    /// <summary>Values of <see cref="Variables.Function"/>: which of the two functions in the zip a process is.</summary>
    public static class Functions
    {
        public const string Replies = "replies";
        public const string Inbound = "inbound";
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

        /// <summary>
        /// The full address of the delivery statuses, ending in <see cref="Webhooks.StatusPath"/>; there where the stack has an
        /// inbound function.
        /// </summary>
        public const string StatusCallbackUrl = "STATUS_CALLBACK_URL";

        /// <summary>The origin that Twilio calls, without a path; there where a domain of the stack's own stands before the function URL.</summary>
        public const string PublicUrl = "PUBLIC_URL";

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

        /// <summary>What the reply function reads when it is there.</summary>
        public static readonly IReadOnlyList<string> OptionalReplies = [StatusCallbackUrl, AwsEndpointUrl, OpenAiBaseUrl, TwilioBaseUrl];

        /// <summary>What the inbound function reads when it is there.</summary>
        public static readonly IReadOnlyList<string> OptionalInbound = [PublicUrl, ConversationsIndex, AwsEndpointUrl, TwilioBaseUrl];
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

    /// <summary>The conversations table. Its records come from another system.</summary>
    public static class Conversations
    {
        public const string PrimaryChannel = "primary_channel";
        public const string ConversationId = "conversation_id";

        public const string Index = "company-whatsapp-number-recipient-tel-index";
        public const string IndexCompanyNumber = "gsi_company_whatsapp_number";
        public const string IndexRecipient = "gsi_recipient_tel";

        /// <summary>
        /// What the index holds beside the keys: all that the inbound function reads of it, and nothing that grows. Every attribute more is written twice
        /// whenever it changes.
        /// </summary>
        public static readonly IReadOnlyList<string> ProjectedByIndex = [TaskComplete, UpdatedAt, ChannelConfig];

        public const string Status = "conversation_status";
        public const string StatusReason = "conversation_status_reason";
        public const string Messages = "messages";
        public const string ThreadId = "openai_thread_id";
        public const string HandOff = "hand_off_to_human";
        public const string HandOffReason = "hand_off_to_human_reason";

        /// <summary>
        /// When the conversation went to a person, as the hand-off queue was told: while it stands beside the flag, the queue is not told again.
        /// </summary>
        public const string HandedOverAt = "handed_over_at";

        /// <summary>The same before the queue was told for sure (epoch ms): whoever tells it again, tells the same time.</summary>
        public const string HandingOverAt = "handing_over_at";

        public const string TaskComplete = "task_complete";

        /// <summary>Another system's: whether the customer agrees to be written to. Only a "no" counts.</summary>
        public const string Consent = "comms_consent";

        /// <summary>When the customer asked for no more messages: a status does not outlive a retry, this does.</summary>
        public const string OptedOutAt = "opted_out_at";
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

        /// <summary>The queue message whose trigger the owner works on.</summary>
        public const string MessageId = "processing_message_id";

        /// <summary>How often that message had been received when the owner got it.</summary>
        public const string ReceiveCount = "processing_receive_count";

        /// <summary>When the owner's lease ends, if it is not renewed (epoch ms).</summary>
        public const string Deadline = "processing_deadline";

        /// <summary>When the owner's invocation has ended in any case: its lease is never renewed beyond it (epoch ms).</summary>
        public const string Until = "processing_until";
        public const string PreviousStatus = "processing_previous_status";
        public const string Step = "processing_step";
        public const string PendingReply = "pending_reply";

        /// <summary>Answers that were paid for and could not be used, while the fragments they were for are unanswered.</summary>
        public const string UnusableAnswers = "unusable_answers";

        /// <summary>Whose claim ended last: a late repetition of that very claim is refused.</summary>
        public const string LastOwner = "last_processing_owner";

        /// <summary>The step of the write that ended it: the next claim goes on counting from there.</summary>
        public const string LastStep = "last_processing_step";

        /// <summary>
        /// The queue message that was worked on last, and its receive count then: what the count has risen by since, without a turn, was not this
        /// function's doing, or found the conversation busy.
        /// </summary>
        public const string LastMessageId = "last_processing_message_id";
        public const string LastReceiveCount = "last_processing_receive_count";

        /// <summary>How many messages stand in archive items, and the sids that size forced out of the record before their time.</summary>
        public const string ArchivedCount = "archived_messages";
        public const string ArchivedSids = "archived_sids";

        /// <summary>
        /// Of the reply that was recorded last, every message that it was sent in: a delivery status is judged by it, and nobody
        /// has to read the messages for that.
        /// </summary>
        public const string LastPartSids = "last_part_sids";

        /// <summary>The last message to this customer that WhatsApp refused or could not deliver.</summary>
        public const string LastDeliveryFailure = "last_delivery_failure";

        /// <summary>When a turn ended last, whatever it came to (epoch ms).</summary>
        public const string LastTurnAt = "last_turn_at";

        /// <summary>How long the messages that the last turn found staged live in the stage table, in seconds; NULL where none of them says so.</summary>
        public const string StagedLifetime = "staged_lifetime";

        /// <summary>
        /// Since when a message of the customer may have expired unanswered (epoch ms): there while Twilio could not be asked for it. Until it could,
        /// no trigger of the conversation is acknowledged.
        /// </summary>
        public const string ExpiredTextSince = "expired_text_since";

        /// <summary>Of records that the inbound function makes.</summary>
        public const string ChannelMethod = "channel_method";
        public const string CreatedAt = "created_at";
    }

    /// <summary>The map under <see cref="Conversations.LastDeliveryFailure"/>.</summary>
    public static class DeliveryFailure
    {
        public const string Sid = "sid";

        /// <summary>Twilio's error code; 0 where it named none.</summary>
        public const string Code = "code";
        public const string At = "at";
    }

    /// <summary>Values of <see cref="Conversations.Status"/> that the functions write.</summary>
    public static class Statuses
    {
        public const string Processing = "processing_reply";
        public const string ReplySent = "reply_sent";
        public const string Retry = "retry";
        public const string ReplyFailed = "reply_failed";
        public const string AwaitingHuman = "awaiting_human";

        /// <summary>The customer cannot be written to (opted out, not on WhatsApp, silent for a day): recorded, and nobody has to act.</summary>
        public const string CannotReply = "cannot_reply";

        /// <summary>The customer has asked for no more messages.</summary>
        public const string OptedOut = "opted_out";

        /// <summary>Twilio accepted the reply, and it did not reach the customer.</summary>
        public const string ReplyUndelivered = "reply_undelivered";

        /// <summary>A customer who was never written to has written; there is no turn yet.</summary>
        public const string Received = "received";
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

        /// <summary>
        /// What <see cref="ExpiresAt"/> was before the function put it off; 0 where the function has staged the message again, since its first
        /// item had expired.
        /// </summary>
        public const string FirstExpiresAt = "first_expires_at";

        /// <summary>Optional: what kind of message it is, and what it holds besides text.</summary>
        public const string MessageType = "message_type";
        public const string Media = "media";
        public const string MediaUrl = "url";
        public const string MediaContentType = "content_type";
        public const string Location = "location";
        public const string Latitude = "latitude";
        public const string Longitude = "longitude";
        public const string Label = "label";
        public const string Address = "address";
        public const string ProfileName = "profile_name";
        public const string ButtonPayload = "button_payload";
        public const string QuotedMessageSid = "quoted_message_sid";

        /// <summary>There where the message asks for no more messages: the line that acknowledges it, or empty.</summary>
        public const string OptOutReply = "opt_out_reply";
    }

    /// <summary>The trigger-lock table: one item while a trigger of that conversation is on its way.</summary>
    public static class TriggerLock
    {
        public const string ConversationId = "conversation_id";
        public const string ExpiresAt = "expires_at";

        /// <summary>The message whose webhook took the lock: when it is repeated, it sends its trigger again.</summary>
        public const string MessageSid = "message_sid";

        /// <summary>
        /// Before a message's sid: the key of its receipt, an item that says it was staged. It outlives the fragment, so that a message that was
        /// answered is neither staged by a repeated webhook nor by the sweep.
        /// </summary>
        public const string ReceiptPrefix = "message:";
    }

    /// <summary>The numbers table: which assistant answers at a number of the company, and how.</summary>
    public static class Numbers
    {
        public const string CompanyNumber = "company_whatsapp_number";
        public const string AssistantId = "assistant_id_replies";
        public const string CredentialsId = "whatsapp_credentials_id";
        public const string ApiKeyReference = "api_key_reference";
        public const string AnswerNewCustomers = "answer_new_customers";
        public const string QuietTimeSeconds = "quiet_time_seconds";

        /// <summary>A message that is one of these and nothing else asks for no more messages.</summary>
        public const string OptOutWords = "opt_out_words";

        /// <summary>What acknowledges it.</summary>
        public const string OptOutReply = "opt_out_reply";
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

        /// <summary>What the model is told of the conversation's record: where it stands there, and what it is called.</summary>
        public const string Context = "context";
        public const string ContextPath = "path";
        public const string ContextLabel = "label";

        /// <summary>What the model may say besides the reply.</summary>
        public const string Signals = "signals";

        /// <summary>Dollars for a million tokens; with both set, the turn's cost is a metric.</summary>
        public const string InputPrice = "price_per_million_input_tokens";
        public const string OutputPrice = "price_per_million_output_tokens";
    }

    /// <summary>Values of <see cref="Assistants.Signals"/>: of the model's answer they are the properties, beside the reply.</summary>
    public static class Signals
    {
        public const string Reply = "reply";

        /// <summary>Why a person has to take the conversation; null: none has to.</summary>
        public const string HandOff = "hand_off";
        public const string TaskComplete = "task_complete";
    }

    /// <summary>The body of a message on the hand-off queue: one each time that a conversation goes to a person.</summary>
    public static class HandOffs
    {
        public const string ConversationId = "conversation_id";
        public const string PrimaryChannel = "primary_channel";
        public const string Reason = "reason";

        /// <summary>A message that comes twice has the same.</summary>
        public const string HandedOverAt = "handed_over_at";
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

        /// <summary>One metric for every kind of outcome, counting one a trigger: Outcome + the kind's name.</summary>
        public const string OutcomePrefix = "Outcome";
    }
}
