using WhatsAppReplies.Replies.Assistants;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>A refused parameter: says which attribute of the assistant's item to change when the provider refuses a parameter.</summary>
internal static class RefusedParameter
{
    public static AttemptOutcome Explain(ErrorBody error, Assistant assistant)
    {
        var why = error.Code is null ? "" : $" ({error.Code})";
        if (error.Param is null)
            return AttemptOutcome.Refuse("openai_parameter_refused", $"The model provider refused a parameter{why} without naming it: {Suspects(assistant)}.");

        var remedy = AttributeOf(error.Param) is { } attribute
            ? $"change or remove '{attribute}' of the assistant's item, or choose a model that takes it"
            : "the assistant's item does not set it";
        return AttemptOutcome.Refuse("openai_parameter_refused", $"The model provider refused the parameter '{error.Param}'{why}: {remedy}.");
    }

    private static string? AttributeOf(string param) => param switch
    {
        "temperature" => Contract.Assistants.Temperature,
        "max_output_tokens" => Contract.Assistants.MaxOutputTokens,
        "reasoning" or "reasoning.effort" or "reasoning_effort" => Contract.Assistants.ReasoningEffort,
        "model" => Contract.Assistants.Model,
        "instructions" => Contract.Assistants.Instructions,
        "text" or "text.format" or "text.format.schema" or "response_format" => Contract.Assistants.Signals,
        _ => null,
    };

    private static string Suspects(Assistant assistant)
    {
        List<string> set = [];
        if (assistant.Temperature is not null)
            set.Add($"'{Contract.Assistants.Temperature}'");
        if (assistant.ReasoningEffort is not null)
            set.Add($"'{Contract.Assistants.ReasoningEffort}'");
        if (assistant.MaxOutputTokens is not null)
            set.Add($"'{Contract.Assistants.MaxOutputTokens}'");
        if (assistant.Signals.Any)
            set.Add($"'{Contract.Assistants.Signals}'");
        return set.Count == 0 ? "the assistant's item sets no optional one" : $"the assistant's item sets {string.Join(", ", set)}";
    }
}
