namespace WhatsAppReplies;

/// <content>The other tables: staged messages, trigger locks, numbers, assistants.</content>
internal static partial class Contract
{
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

        /// <summary>What was said in files of the message, by their place in <see cref="Media"/>: kept by the function, since it is paid for.</summary>
        public const string Transcripts = "transcripts";
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

        /// <summary>
        /// Before a message's sid: the key of its assignment, an item that says for a day in which conversation the message was begun to be staged. A
        /// customer may have several.
        /// </summary>
        public const string AssignmentPrefix = "conversation-of:";
        public const string AssignedConversationId = "assigned_conversation_id";
        public const string AssignedPrimaryChannel = "assigned_primary_channel";
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

        /// <summary>Optional: the model that writes down what was said in voice notes; without it nobody does.</summary>
        public const string TranscriptionModel = "transcription_model";

        /// <summary>Optional: how the model's text goes out; as WhatsApp shows it when nothing is said.</summary>
        public const string Formatting = "formatting";
        public const string WhatsAppFormatting = "whatsapp";
        public const string AsIsFormatting = "as_is";

        /// <summary>Optional: whether the customer is shown that somebody types while the model is asked; nobody does when nothing is said.</summary>
        public const string TypingIndicator = "typing_indicator";

        /// <summary>Dollars for a million tokens; with both set, the turn's cost is a metric.</summary>
        public const string InputPrice = "price_per_million_input_tokens";
        public const string OutputPrice = "price_per_million_output_tokens";

        /// <summary>Dollars: a transcript is in the turn's cost where the price is there by which the provider charges it, tokens or minutes.</summary>
        public const string TranscriptionInputPrice = "transcription_price_per_million_input_tokens";
        public const string TranscriptionOutputPrice = "transcription_price_per_million_output_tokens";
        public const string TranscriptionMinutePrice = "transcription_price_per_minute";
    }
}
