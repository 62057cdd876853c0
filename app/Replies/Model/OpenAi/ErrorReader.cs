using System.Globalization;
using WhatsAppReplies.Shared.Http;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Classification of an HTTP error. Codes decide before the status does: the same code was seen with different ones.</summary>
internal static class ErrorReader
{
    public static AttemptOutcome Read(WireAnswer.Answered answer, ModelRequest request)
    {
        var error = ErrorBody.Read(answer.Body);
        var outcome = Read(answer, error, request);
        var mayBeOfFiles = request.Files.Count > 0 && answer.Status is 400 or 413 or 415 or 422
            && error.Code is not ("model_not_found" or "incorrect_hostname");
        return mayBeOfFiles && outcome is AttemptOutcome.Refused refused ? refused with { MayBeOfFiles = true } : outcome;
    }

    private static AttemptOutcome Read(WireAnswer.Answered answer, ErrorBody error, ModelRequest request)
    {
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        return error.Code switch
        {
            "conversation_locked" => new AttemptOutcome.Again(new("openai_conversation_locked", "Another request is running on the provider's conversation."))
            {
                RetryAfter = answer.RetryAfter,
                Locked = true,
                MayHaveRun = true,
            },
            // Before the rule about refused keys, which it comes with: the key is right, and no other one would help.
            "incorrect_hostname" => AttemptOutcome.Refuse(
                "openai_wrong_host",
                "The key's project keeps its data in a region with a host of its own: set 'openAiBaseUrl' of the stack file, such as "
                + "https://eu.api.openai.com/v1."),
            "model_not_found" => AttemptOutcome.Refuse(
                "openai_model_not_found",
                $"The model provider does not know the model, or the key may not use it: change '{Contract.Assistants.Model}' of the assistant's item."),
            "context_length_exceeded" => AttemptOutcome.Refuse(
                "openai_context_too_long", "The request is longer than the model's context: choose a model with a larger one."),
            "invalid_prompt" => AttemptOutcome.Refuse("openai_content_refused", "The model provider refused the content of the request."),
            _ => ByStatus(answer, error, request, status),
        };
    }

    private static AttemptOutcome ByStatus(WireAnswer.Answered answer, ErrorBody error, ModelRequest request, string status) => answer.Status switch
    {
        401 => new AttemptOutcome.Unauthorized(new("openai_unauthorized", "The model provider refused the key: check the secret's ai_api_key.")),
        403 => AttemptOutcome.Refuse(
            "openai_forbidden", $"The model provider forbids the request ({error.Name}): check the key's project, permissions and country."),
        404 when ResponseRequest.ConversationOf(request) is not null => AttemptOutcome.Refuse(
            "openai_conversation_missing",
            $"The model provider has no such conversation for this key: correct '{Contract.Conversations.ThreadId}', "
            + "or remove it so that the history comes from the record."),
        404 => AttemptOutcome.Refuse("openai_not_found", "The model provider does not know the address: check 'openAiBaseUrl' of the stack file."),
        429 when error.IsQuota => AttemptOutcome.Refuse("openai_quota", $"The account at the model provider has no money or quota left ({error.Name})."),
        429 when error.SaysTooLarge => new AttemptOutcome.TooLarge(new(
            "openai_request_too_large", "The request has more tokens than the account may send in a minute: raise the limit at the model provider.")),
        429 => new AttemptOutcome.Again(new("openai_rate_limited", $"The model provider limits the rate ({error.Name}).")) { RetryAfter = answer.RetryAfter },
        408 or 409 or 425 or >= 500 => new AttemptOutcome.Again(new("openai_unavailable", $"The model provider answered {status} ({error.Name})."))
        {
            RetryAfter = answer.RetryAfter,
            IsOutage = true,
            MayHaveRun = true,
        },
        400 or 422 when error.Param is not null || error.Code is null => RefusedParameter.Explain(error, request.Assistant),
        _ => AttemptOutcome.Refuse("openai_bad_request", $"The model provider answered {status} ({error.Name})."),
    };
}
