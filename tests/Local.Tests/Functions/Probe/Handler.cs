using System.Collections;
using System.Text.Json.Nodes;

namespace ProbeFunction;

/// <summary>Does what the payload's <c>do</c> says; for a request of a function URL, what its path says.</summary>
internal sealed class Handler
{
    private readonly List<byte[]> _held = [];
    private int _count;
    private int? _exitAfterAnswer;

    public void AfterAnswer()
    {
        if (_exitAfterAnswer is { } code) Environment.Exit(code);
    }

    public async Task<string> RunAsync(ProbeInvocation invocation)
    {
        _count++;
        var argument = invocation.Payload["with"];
        JsonNode answer = ((string?)invocation.Payload["do"] ?? ((string?)invocation.Payload["rawPath"])?.TrimStart('/')) switch
        {
            "event" => invocation.Payload.DeepClone(),
            "answer" => JsonNode.Parse((string)invocation.Payload["body"]!)!,
            "count" => new JsonObject { ["count"] = _count, ["process"] = Environment.ProcessId },
            "headers" => new JsonObject(invocation.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value))),
            "variables" => new JsonObject(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(variable => KeyValuePair.Create((string)variable.Key, (JsonNode?)(string?)variable.Value))),
            "print" => Print((int)argument!),
            "throw" => throw new HandlerException("thrown by the handler"),
            "exit" => Exit((int)argument!),
            "exit after the answer" => JsonValue.Create((_exitAfterAnswer = (int)argument!).Value),
            "hang" => await HangAsync(),
            "hold" => await HoldAsync((int)argument!),
            "burst" => Burst((int)argument!),
            "write" => Write((string)argument!),
            "read input" => JsonValue.Create(await Console.In.ReadToEndAsync()),
            "large" => JsonValue.Create(new string('x', (int)argument!)),
            "fork" => Fork(),
            var other => throw new HandlerException($"does not know how to do '{other}'"),
        };
        return answer.ToJsonString();
    }

    private static JsonValue Print(int lines)
    {
        for (var i = 1; i <= lines; i++)
        {
            if (i % 2 == 0) Console.Error.WriteLine($"line {i}");
            else Console.WriteLine($"line {i}");
        }

        return JsonValue.Create(lines);
    }

    private static JsonNode Exit(int code)
    {
        Console.WriteLine("about to exit");
        Environment.Exit(code);
        throw new HandlerException("still here");
    }

    private static async Task<JsonNode> HangAsync()
    {
        Console.WriteLine("hanging");
        await Task.Delay(Timeout.InfiniteTimeSpan);
        throw new HandlerException("still here");
    }

    private async Task<JsonNode> HoldAsync(int megabytes)
    {
        for (var i = 0; i < megabytes; i++)
        {
            _held.Add(new byte[1024 * 1024]);
            _held[^1].AsSpan().Fill(1);
        }

        return await HangAsync();
    }

    /// <summary>Takes memory and gives it back before anybody can look.</summary>
    private static unsafe JsonValue Burst(int megabytes)
    {
        var bytes = (nuint)megabytes * 1024 * 1024;
        var memory = System.Runtime.InteropServices.NativeMemory.AllocZeroed(bytes);
        System.Runtime.InteropServices.NativeMemory.Fill(memory, bytes, 1);
        System.Runtime.InteropServices.NativeMemory.Free(memory);
        return JsonValue.Create(megabytes);
    }

    private static JsonValue Write(string folderVariable)
    {
        try
        {
            File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable(folderVariable)!, "written"), "");
            return JsonValue.Create("written");
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return JsonValue.Create("refused");
        }
    }

    private static JsonValue Fork()
    {
        using var child = System.Diagnostics.Process.Start("/bin/sleep", "600");
        return JsonValue.Create(child.Id);
    }
}
