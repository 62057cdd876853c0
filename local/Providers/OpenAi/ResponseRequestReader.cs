using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Validates a create-response request as the service does.</summary>
internal sealed class ResponseRequestReader(InputReader input, OpenAiBehaviour behaviour)
{
    private static readonly HashSet<string> Known =
    [
        "background", "context_management", "conversation", "include", "input", "instructions", "max_output_tokens", "max_tool_calls",
        "metadata", "model", "moderation", "parallel_tool_calls", "previous_response_id", "prompt", "prompt_cache_key",
        "prompt_cache_retention", "reasoning", "safety_identifier", "service_tier", "store", "stream", "stream_options", "temperature",
        "text", "tool_choice", "tools", "top_logprobs", "top_p", "truncation", "user",
    ];

    private static readonly HashSet<string> Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    public ResponseRequest Read(JsonElement body)
    {
        if (body.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !Known.Contains(name)) is { } stranger)
        {
            throw JsonChecks.Refuse("unknown_parameter", stranger, $"Unknown parameter: '{stranger}'.");
        }

        RefuseWhatHasNoStandIn(body);
        var model = Model(body);
        var messages = input.Input(body.Field("input"));
        var conversation = Conversation(body);
        var previous = body.Text("previous_response_id");
        if (conversation is not null && previous is not null)
        {
            throw JsonChecks.Refuse(
                "mutually_exclusive_parameters", "previous_response_id", "'previous_response_id' cannot be used together with 'conversation'.");
        }

        if (messages.Count == 0 && conversation is null && previous is null)
        {
            throw JsonChecks.Refuse("missing_required_parameter", null, "One of 'input', 'prompt' or 'conversation' must be provided.");
        }

        Sampling(body, "top_p", 1, model);
        return new ResponseRequest
        {
            Model = model,
            Instructions = body.Text("instructions"),
            Input = messages,
            ConversationId = conversation,
            PreviousResponseId = previous,
            Store = body.Flag("store") ?? true,
            MaxOutputTokens = body.Whole("max_output_tokens", least: 16),
            Temperature = Sampling(body, "temperature", 2, model),
            ReasoningEffort = Effort(body, model),
            SafetyIdentifier = body.Text("safety_identifier", longest: 64),
            PromptCacheKey = body.Text("prompt_cache_key"),
            Schema = AnswerSchema.Read(body),
            Metadata = body.Metadata(),
        };
    }

    private void RefuseWhatHasNoStandIn(JsonElement body)
    {
        if (body.Field("prompt") is { } prompt)
        {
            var id = prompt.ValueKind == JsonValueKind.Object ? prompt.Text("id") : throw JsonChecks.WrongType("prompt", "an object", prompt);
            throw behaviour.RefusesPrompts
                ? new OpenAiRefusedException(OpenAiError.PromptNotFound(id ?? ""))
                : new NotSupportedException("Stored prompts have no stand-in.");
        }

        if (body.Flag("stream") is true || body.Flag("background") is true)
        {
            throw new NotSupportedException("Streaming and background responses have no stand-in.");
        }

        if (body.Field("tools") is { ValueKind: JsonValueKind.Array } tools && tools.GetArrayLength() > 0)
        {
            throw new NotSupportedException("Tools have no stand-in.");
        }
    }

    private static string Model(JsonElement body)
    {
        var model = body.Text("model")
            ?? throw JsonChecks.Refuse("missing_required_parameter", "model", "Missing required parameter: 'model'.");
        return ModelCatalogue.Knows(model) ? model : throw new OpenAiRefusedException(OpenAiError.ModelNotFound(model));
    }

    private static string? Conversation(JsonElement body) => body.Field("conversation") switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } id => id.GetString(),
        { ValueKind: JsonValueKind.Object } named => named.Text("id")
            ?? throw JsonChecks.Refuse("missing_required_parameter", "conversation.id", "Missing required parameter: 'conversation.id'."),
        { } other => throw JsonChecks.WrongType("conversation", "a string or an object", other),
    };

    private static double? Sampling(JsonElement body, string name, double most, string model) =>
        body.Between(name, 0, most) is not { } value ? null
        : ModelCatalogue.Reasons(model) ? throw new OpenAiRefusedException(OpenAiError.UnsupportedParameter(name))
        : value;

    private static string? Effort(JsonElement body, string model)
    {
        if (body.Field("reasoning") is not { } reasoning)
        {
            return null;
        }

        if (reasoning.ValueKind != JsonValueKind.Object)
        {
            throw JsonChecks.WrongType("reasoning", "an object", reasoning);
        }

        var effort = reasoning.Text("effort");
        if (effort is not null && !Efforts.Contains(effort))
        {
            throw JsonChecks.Refuse("invalid_value", "reasoning.effort", $"Invalid value: '{effort}'.");
        }

        return effort is null || ModelCatalogue.Reasons(model)
            ? effort
            : throw new OpenAiRefusedException(OpenAiError.UnsupportedParameter("reasoning.effort"));
    }
}
