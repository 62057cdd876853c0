namespace WhatsAppReplies;

/// <content>The record of a conversation, its entries, its statuses, and what the model may say besides the reply.</content>
internal static partial class Contract
{
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
        public const string UnusableAnswersOf = "unusable_answers_of";

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

    /// <summary>Of the map under <see cref="Conversations.PendingReply"/>, what the inbound function looks at: which messages are being sent.</summary>
    public static class PendingReply
    {
        public const string Parts = "parts";

        /// <summary>Of a part that Twilio has accepted.</summary>
        public const string Sid = "sid";
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

        /// <summary>Only where files came with the customer's messages: what they are, and never their bytes or their addresses.</summary>
        public const string Media = "media";
        public const string MediaContentType = "content_type";

        /// <summary>In bytes, where it was fetched.</summary>
        public const string MediaSize = "size";
        public const string UserRole = "user";
        public const string AssistantRole = "assistant";
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
}
