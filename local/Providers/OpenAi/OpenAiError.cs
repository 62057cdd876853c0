namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>An error answer; the body always carries message, type, param and code.</summary>
internal sealed record OpenAiError(int Status, string Type, string? Code, string? Param, string Message)
{
    private const string InvalidRequest = "invalid_request_error";

    /// <summary>The <c>Retry-After</c> header, in whole seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static OpenAiError InvalidKey { get; } =
        new(401, InvalidRequest, "invalid_api_key", null, "Incorrect API key provided.");

    /// <summary>The key is right, and its project keeps its data in a region that has a host of its own.</summary>
    public static OpenAiError IncorrectHostname { get; } =
        new(401, InvalidRequest, "incorrect_hostname", null, "Attempted to access resource with incorrect regional hostname.");

    public static OpenAiError ConversationLocked { get; } = new(
        400, InvalidRequest, "conversation_locked", "conversation",
        "Another process is currently operating on this conversation. Please retry in a few seconds.");

    public static OpenAiError Server { get; } =
        new(500, "server_error", "server_error", null, "The server had an error while processing your request.");

    public static OpenAiError Overloaded { get; } =
        new(503, "service_unavailable_error", "server_is_overloaded", null, "The server is overloaded, please retry later.");

    public static OpenAiError SlowDown { get; } =
        new(429, "rate_limit_error", "slow_down", null, "The rate of requests grew too fast.");

    public static OpenAiError RateLimited(int? retryAfterSeconds = null) =>
        new(429, "rate_limit_error", "rate_limit_exceeded", null, "Rate limit reached.") { RetryAfterSeconds = retryAfterSeconds };

    /// <summary>No pause helps: the request alone is above what the account may send in a minute.</summary>
    public static OpenAiError RequestTooLarge { get; } =
        new(429, "tokens", "rate_limit_exceeded", null, "Request too large for this model in this organization on tokens per min (TPM).");

    /// <param name="code">One of the five that mean money or a limit that a person has to raise.</param>
    public static OpenAiError QuotaExceeded(string code = "credit_balance_exhausted") =>
        new(429, "insufficient_quota", code, null, "You exceeded your current quota, please check your plan and billing details.");

    public static OpenAiError ConversationNotFound(string id) =>
        new(404, InvalidRequest, null, null, $"Conversation with id '{id}' not found.");

    public static OpenAiError PromptNotFound(string id) =>
        new(404, InvalidRequest, null, null, $"Prompt with id '{id}' not found.");

    public static OpenAiError ResponseNotFound(string id) =>
        new(404, InvalidRequest, null, null, $"Response with id '{id}' not found.");

    public static OpenAiError ItemNotFound(string id) =>
        new(404, InvalidRequest, null, null, $"Item with id '{id}' not found.");

    public static OpenAiError PreviousResponseNotFound(string id) =>
        new(400, InvalidRequest, "previous_response_not_found", "previous_response_id", $"Previous response with id '{id}' not found.");

    public static OpenAiError ModelNotFound(string model) =>
        new(400, InvalidRequest, "model_not_found", "model", $"The requested model '{model}' does not exist.");

    /// <summary>Of a recording that is larger than 25 MB.</summary>
    public static OpenAiError RecordingTooLarge { get; } = new(413, "server_error", null, null, "Maximum content size limit exceeded.");

    public static OpenAiError UnsupportedParameter(string parameter) =>
        new(400, InvalidRequest, null, parameter, $"Unsupported parameter: '{parameter}' is not supported with this model.");

    public static OpenAiError Invalid(string code, string? parameter, string message) =>
        new(400, InvalidRequest, code, parameter, message);

    public static OpenAiError InvalidUrl(string method, string path) =>
        new(404, InvalidRequest, null, null, $"Invalid URL ({method} {path})");

    public static OpenAiError Unreadable { get; } =
        new(400, InvalidRequest, null, null, "We could not parse the JSON body of your request.");
}
