using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.OpenAi;

internal static class ResponseJson
{
    public static ReadOnlyMemory<byte> Write(string id, DateTimeOffset createdAt, DateTimeOffset endedAt, ResponseRequest request, ModelRun run) =>
        OpenAiJson.Write(json =>
        {
            json.WriteString("id", id);
            json.WriteString("object", "response");
            json.WriteNumber("created_at", createdAt.ToUnixTimeSeconds());
            json.WriteString("status", run.Status);
            json.WriteBoolean("background", false);
            WhenCompleted(json, run, endedAt);
            Error(json, run);
            IncompleteDetails(json, run);
            json.WriteString("instructions", request.Instructions);
            NumberOrNull(json, "max_output_tokens", request.MaxOutputTokens);
            json.WriteString("model", request.Model);
            json.WriteStartArray("output");
            foreach (var item in run.Output)
            {
                OpenAiJson.Item(json, item);
            }

            json.WriteEndArray();
            json.WriteBoolean("parallel_tool_calls", true);
            Conversation(json, request);
            json.WriteString("previous_response_id", request.PreviousResponseId);
            Reasoning(json, request);
            json.WriteString("service_tier", "default");
            json.WriteBoolean("store", request.Store);
            json.WriteNumber("temperature", request.Temperature ?? 1);
            json.WriteString("tool_choice", "auto");
            json.WriteStartArray("tools");
            json.WriteEndArray();
            json.WriteNumber("top_p", 1);
            json.WriteString("truncation", "disabled");
            Usage(json, run);
            OpenAiJson.Metadata(json, request.Metadata);
        });

    private static void WhenCompleted(Utf8JsonWriter json, ModelRun run, DateTimeOffset endedAt)
    {
        if (run.Completed)
        {
            json.WriteNumber("completed_at", endedAt.ToUnixTimeSeconds());
        }
    }

    private static void Error(Utf8JsonWriter json, ModelRun run)
    {
        if (run.ErrorCode is not { } code)
        {
            json.WriteNull("error");
            return;
        }

        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", "The model could not finish this response.");
        json.WriteEndObject();
    }

    private static void IncompleteDetails(Utf8JsonWriter json, ModelRun run)
    {
        if (run.IncompleteReason is not { } reason)
        {
            json.WriteNull("incomplete_details");
            return;
        }

        json.WriteStartObject("incomplete_details");
        json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    private static void Conversation(Utf8JsonWriter json, ResponseRequest request)
    {
        if (request.ConversationId is not { } id)
        {
            return;
        }

        json.WriteStartObject("conversation");
        json.WriteString("id", id);
        json.WriteEndObject();
    }

    private static void Reasoning(Utf8JsonWriter json, ResponseRequest request)
    {
        json.WriteStartObject("reasoning");
        json.WriteString("effort", request.ReasoningEffort);
        json.WriteNull("summary");
        json.WriteEndObject();
    }

    private static void Usage(Utf8JsonWriter json, ModelRun run)
    {
        if (run.ErrorCode is not null)
        {
            json.WriteNull("usage");
            return;
        }

        json.WriteStartObject("usage");
        json.WriteNumber("input_tokens", run.InputTokens);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteNumber("cache_write_tokens", 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", run.OutputTokens);
        json.WriteStartObject("output_tokens_details");
        json.WriteNumber("reasoning_tokens", run.ReasoningTokens);
        json.WriteEndObject();
        json.WriteNumber("total_tokens", run.InputTokens + run.OutputTokens);
        json.WriteEndObject();
    }

    private static void NumberOrNull(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
