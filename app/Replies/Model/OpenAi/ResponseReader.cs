using System.Text.Json;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Reader of an answer with HTTP 200: it can be a failure too.</summary>
internal static class ResponseReader
{
    public static AttemptOutcome Read(BinaryData body, ModelRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, request);
        }
        catch (JsonException)
        {
            return AttemptOutcome.Retry("openai_garbage", "The model provider's answer is not JSON.", mayHaveRun: true);
        }
    }

    private static AttemptOutcome Read(JsonElement response, ModelRequest request) => response.TextOf("status") switch
    {
        "completed" => Completed(response, request),
        "incomplete" => Unusable(IncompleteReason(response), response, request),
        "failed" => Failed(response, request),
        "in_progress" or "queued" or "cancelled" => AttemptOutcome.Retry(
            "openai_unfinished", "The model provider answered before it had finished.", mayHaveRun: true),
        var status => AttemptOutcome.Retry(
            "openai_unknown_status", $"The model provider's answer has an unknown status ({SafeWord.Of(status) ?? "unreadable"}).", mayHaveRun: true),
    };

    private static AttemptOutcome Completed(JsonElement response, ModelRequest request)
    {
        var output = response.TryGet("output", JsonValueKind.Array, out var items) ? OutputText.Read(items.EnumerateArray()) : new("", false);
        if (output.Refused)
            return Unusable(ModelRefused, response, request);
        if (output.Text.Length == 0)
            return Unusable(Empty, response, request);
        if (ReplyText.Read(output.Text, request.Assistant.Signals) is not { } reply)
            return Unusable(OutsideSchema, response, request);
        return reply.Text.Length == 0
            ? Unusable(Empty, response, request)
            : new AttemptOutcome.Replied(reply, UsageOf(response), ModelOf(response, request));
    }

    private static AttemptOutcome.Unusable Unusable(Failure failure, JsonElement response, ModelRequest request) =>
        new(failure, UsageOf(response), ModelOf(response, request));

    private static string ModelOf(JsonElement response, ModelRequest request) => SafeWord.Of(response.TextOf("model")) ?? request.Assistant.Model;

    /// <summary>Charged like any other answer, and seldom another one when it is asked for again.</summary>
    public static Failure ModelRefused { get; } = new("openai_refused", "The model refused to answer: a person has to read the conversation.");

    private static Failure Empty { get; } = new("openai_empty", "The model's answer has no text.");

    private static Failure OutsideSchema { get; } = new(
        "openai_outside_schema",
        $"The model's answer has not the form that '{Contract.Assistants.Signals}' of the assistant's item asks for: "
        + "choose a model that keeps strict schemas.");

    private static Failure IncompleteReason(JsonElement response)
    {
        var reason = response.TryGet("incomplete_details", JsonValueKind.Object, out var details) ? SafeWord.Of(details.TextOf("reason")) : null;
        return reason switch
        {
            "max_output_tokens" => new(
                "openai_cut_short",
                $"The answer was cut short by its token limit: raise or remove '{Contract.Assistants.MaxOutputTokens}' of the assistant's item. "
                + "Reasoning counts too."),
            "content_filter" => new(
                "openai_content_filtered", "The provider's content filter stopped the answer: a person has to read the conversation."),
            _ => new("openai_incomplete", $"The answer is incomplete ({reason ?? "no reason given"})."),
        };
    }

    private static AttemptOutcome Failed(JsonElement response, ModelRequest request)
    {
        var code = response.TryGet("error", JsonValueKind.Object, out var error) ? SafeWord.Of(error.TextOf("code")) : null;
        return code switch
        {
            "invalid_prompt" or "bio_policy" => AttemptOutcome.Refuse(
                "openai_content_refused", $"The model provider refused the content of the request ({code})."),
            "data_residency_mismatch" => AttemptOutcome.Refuse(
                "openai_residency", "The key's project and the address do not belong to the same region: check 'openAiBaseUrl' of the stack file."),
            // What is wrong with a picture is told in many codes; each of them is about the same picture the next time.
            { } told when request.Files.Count > 0 && told.Contains("image", StringComparison.Ordinal) => PictureRefused(told),
            "rate_limit_exceeded" => AttemptOutcome.Retry("openai_rate_limited", "The model provider limits the rate.", mayHaveRun: true),
            _ => AttemptOutcome.Retry("openai_failed", $"The model provider failed to make an answer ({code ?? "no code"}).", mayHaveRun: true),
        };
    }

    private static AttemptOutcome.Refused PictureRefused(string code) =>
        new(new Failure("openai_picture_refused", $"The model provider could not read a picture ({code}).")) { MayBeOfFiles = true };

    private static TokenUsage UsageOf(JsonElement response)
    {
        if (!response.TryGet("usage", JsonValueKind.Object, out var usage))
            return TokenUsage.None;

        var (input, output, total) = (Count(usage, "input_tokens"), Count(usage, "output_tokens"), Count(usage, "total_tokens"));
        return new(input, output, total > 0 ? total : input + output);
    }

    private static int Count(JsonElement usage, string name) =>
        usage.TryGet(name, JsonValueKind.Number, out var value) && value.TryGetInt32(out var count) && count > 0 ? count : 0;
}
