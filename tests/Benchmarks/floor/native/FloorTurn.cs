using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Benchmarks.NativeFloor;

/// <summary>The function's calls in its order, only the good path.</summary>
internal sealed class FloorTurn(HttpClient http)
{
    private readonly AwsCalls _aws = new(http);
    private readonly ConcurrentDictionary<string, JsonNode> _secrets = new();
    private readonly ConcurrentDictionary<string, JsonNode> _assistants = new();

    public async Task ReplyAsync(string triggerBody, string receiptHandle)
    {
        var started = Stopwatch.GetTimestamp();
        var trigger = JsonNode.Parse(triggerBody)!;
        var (channel, id) = (Text(trigger, "primary_channel"), Text(trigger, "conversation_id"));
        JsonObject Key() => new() { ["primary_channel"] = S(channel), ["conversation_id"] = S(id) };
        var heartbeat = _aws.QueueAsync("ChangeMessageVisibility", new()
        {
            ["QueueUrl"] = AwsCalls.Variable("WHATSAPP_QUEUE_URL"),
            ["ReceiptHandle"] = receiptHandle,
            ["VisibilityTimeout"] = 91,
        });
        var staged = await StagedAsync(id);
        var conversation = (await _aws.DynamoAsync("UpdateItem", new()
        {
            ["TableName"] = AwsCalls.Variable("CONVERSATIONS_TABLE"),
            ["Key"] = Key(),
            ["UpdateExpression"] = "SET conversation_status = :processing",
            ["ConditionExpression"] = "attribute_exists(conversation_id) AND conversation_status <> :processing",
            ["ExpressionAttributeValues"] = new JsonObject { [":processing"] = S("processing_reply") },
            ["ReturnValues"] = "ALL_NEW",
        }))["Attributes"]!;
        var ai = conversation["ai_config"]!["M"]!["openai_config"]?["M"]!["whatsapp"]!["M"] ?? conversation["ai_config"]!["M"]!;
        var sender = conversation["channel_config"]!["M"]!["whatsapp"]?["M"] ?? conversation["channel_config"]!["M"]!;
        var body = string.Join('\n', staged.Select(fragment => Value(fragment!, "body")));

        var (assistant, openAi, twilio) = (
            AssistantAsync(Value(ai, "assistant_id_replies")!),
            SecretAsync(Value(ai, "api_key_reference") ?? AwsCalls.Variable("OPENAI_SECRET_ID")),
            SecretAsync(Value(sender, "whatsapp_credentials_id") ?? AwsCalls.Variable("TWILIO_SECRET_ID")));
        var answer = await AskAsync(await assistant, await openAi, conversation["messages"]?["L"]?.AsArray(), body);
        var text = string.Concat(answer["output"]!.AsArray()
            .SelectMany(item => item!["content"]?.AsArray() ?? [])
            .Where(part => Text(part!, "type") == "output_text")
            .Select(part => Text(part!, "text")));
        await CheckpointAsync(Key(), body, text);
        var sid = await SendAsync(await twilio, channel, Value(sender, "company_whatsapp_number")!, text);
        await RecordAsync(Key(), staged, body, answer, text, sid, Stopwatch.GetElapsedTime(started));
        await CleanUpAsync(id, staged);
        if ((await StagedAsync(id)).Count > 0)
            throw new InvalidOperationException("More was staged.");
        await heartbeat;
        Console.WriteLine($$"""{"timestamp":"{{Now()}}","level":"INFO","message":"replied","fragments":{{staged.Count}}}""");
    }

    private async Task<JsonArray> StagedAsync(string id) => (await _aws.DynamoAsync("Query", new()
    {
        ["TableName"] = AwsCalls.Variable("CONVERSATIONS_STAGE_TABLE"),
        ["KeyConditionExpression"] = "conversation_id = :id",
        ["ExpressionAttributeValues"] = new JsonObject { [":id"] = S(id) },
        ["ConsistentRead"] = true,
    }))["Items"]!.AsArray();

    private Task<JsonNode> CheckpointAsync(JsonObject key, string body, string text) => _aws.DynamoAsync("UpdateItem", new()
    {
        ["TableName"] = AwsCalls.Variable("CONVERSATIONS_TABLE"),
        ["Key"] = key,
        ["UpdateExpression"] = "SET pending_reply = :reply",
        ["ExpressionAttributeValues"] = new JsonObject { [":reply"] = M(new() { ["customer"] = S(body), ["reply"] = S(text) }) },
    });

    private async Task<JsonNode> AssistantAsync(string id)
    {
        if (!_assistants.TryGetValue(id, out var assistant))
        {
            assistant = (await _aws.DynamoAsync("GetItem", new()
            {
                ["TableName"] = AwsCalls.Variable("ASSISTANTS_TABLE"),
                ["Key"] = new JsonObject { ["assistant_id"] = S(id) },
            }))["Item"]!;
            _assistants[id] = assistant;
        }

        return assistant;
    }

    private async Task<JsonNode> SecretAsync(string id)
    {
        if (!_secrets.TryGetValue(id, out var secret))
            _secrets[id] = secret = JsonNode.Parse(Text(await _aws.SecretsAsync("GetSecretValue", new() { ["SecretId"] = id }), "SecretString"))!;
        return secret;
    }

    private async Task<JsonNode> AskAsync(JsonNode assistant, JsonNode secret, JsonArray? messages, string body)
    {
        var input = new JsonArray();
        foreach (var message in messages ?? [])
            input.Add((JsonNode)new JsonObject { ["role"] = Value(message!["M"]!, "role"), ["content"] = Value(message["M"]!, "content") });
        input.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = body });
        var question = new JsonObject
        {
            ["model"] = Value(assistant, "model"),
            ["instructions"] = Value(assistant, "instructions"),
            ["store"] = false,
            ["input"] = input,
        };
        if (assistant["max_output_tokens"]?["N"] is { } most)
            question["max_output_tokens"] = int.Parse(most.GetValue<string>(), CultureInfo.InvariantCulture);

        var url = (Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1").TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/responses")
        {
            Content = new StringContent(question.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Text(secret, "ai_api_key"));
        return await JsonAsync(request);
    }

    private async Task<string> SendAsync(JsonNode secret, string to, string from, string text)
    {
        var account = Text(secret, "twilio_account_sid");
        var url = (Environment.GetEnvironmentVariable("TWILIO_BASE_URL") ?? "https://api.twilio.com").TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/2010-04-01/Accounts/{account}/Messages.json")
        {
            Content = new FormUrlEncodedContent([new("To", Address(to)), new("From", Address(from)), new("Body", text)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{account}:{Text(secret, "twilio_auth_token")}")));
        return Text(await JsonAsync(request), "sid");
    }

    private async Task<JsonNode> JsonAsync(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync())!;
    }

    private Task<JsonNode> RecordAsync(JsonObject key, JsonArray staged, string body, JsonNode answer, string text, string sid, TimeSpan took)
    {
        var now = Now();
        var usage = answer["usage"]!;
        return _aws.DynamoAsync("UpdateItem", new()
        {
            ["TableName"] = AwsCalls.Variable("CONVERSATIONS_TABLE"),
            ["Key"] = key,
            ["UpdateExpression"] = "SET messages = list_append(if_not_exists(messages, :none), :turn), conversation_status = :sent, updated_at = :now, "
                + "last_assistant_message_sid = :sid, initial_processing_time_ms = :ms REMOVE pending_reply",
            ["ExpressionAttributeValues"] = new JsonObject
            {
                [":none"] = L(),
                [":sent"] = S("reply_sent"),
                [":now"] = S(now),
                [":sid"] = S(sid),
                [":ms"] = N((long)took.TotalMilliseconds),
                [":turn"] = L(
                    M(new()
                    {
                        ["message_id"] = S(Value(staged[0]!, "message_sid")!),
                        ["timestamp"] = S(now),
                        ["role"] = S("user"),
                        ["content"] = S(body),
                        ["fragment_sids"] = L([.. staged.Select(fragment => S(Value(fragment!, "message_sid")!))]),
                    }),
                    M(new()
                    {
                        ["message_id"] = S(sid),
                        ["timestamp"] = S(now),
                        ["role"] = S("assistant"),
                        ["content"] = S(text),
                        ["prompt_tokens"] = N(usage["input_tokens"]!.GetValue<long>()),
                        ["completion_tokens"] = N(usage["output_tokens"]!.GetValue<long>()),
                        ["total_tokens"] = N(usage["total_tokens"]!.GetValue<long>()),
                        ["model"] = S(Text(answer, "model")),
                        ["part_sids"] = L(S(sid)),
                    })),
            },
        });
    }

    private async Task CleanUpAsync(string id, JsonArray staged)
    {
        var requests = new JsonObject
        {
            [AwsCalls.Variable("CONVERSATIONS_TRIGGER_LOCK_TABLE")] = new JsonArray(Delete(new() { ["conversation_id"] = S(id) })),
        };
        foreach (var some in staged.Chunk(24))
        {
            requests[AwsCalls.Variable("CONVERSATIONS_STAGE_TABLE")] = new JsonArray(
                [.. some.Select(fragment => Delete(new() { ["conversation_id"] = S(id), ["message_sid"] = S(Value(fragment!, "message_sid")!) }))]);
            await _aws.DynamoAsync("BatchWriteItem", new() { ["RequestItems"] = requests });
            requests = [];
        }
    }

    private static JsonObject Delete(JsonObject key) => new() { ["DeleteRequest"] = new JsonObject { ["Key"] = key } };

    private static string Now() => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Address(string value) => value.StartsWith("whatsapp:", StringComparison.Ordinal) ? value : $"whatsapp:{value}";

    private static string Text(JsonNode owner, string name) => owner[name]!.GetValue<string>();

    private static string? Value(JsonNode owner, string name) => owner[name]?["S"]?.GetValue<string>();

    private static JsonObject S(string value) => new() { ["S"] = value };

    private static JsonObject N(long value) => new() { ["N"] = value.ToString(CultureInfo.InvariantCulture) };

    private static JsonObject M(JsonObject value) => new() { ["M"] = value };

    private static JsonObject L(params JsonObject[] values) => new() { ["L"] = new JsonArray([.. values]) };
}
