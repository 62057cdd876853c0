using System.Text.Json;

namespace Pulumi.Serialization;

internal static class OutputJson
{
    public static async Task<OutputData<string>> SerializeAsync<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var data = await value.Data.ConfigureAwait(false);
        if (!data.IsKnown) return data.With("");

        // Waiting inside a converter would hold the very threads on which the outputs settle, so it is tried again.
        while (true)
        {
            var nested = new NestedOutputs(data.IsSecret, data.Resources);
            var json = JsonSerializer.Serialize(data.Value, nested.In(options));
            if (nested.Pending.Count == 0) return nested.Result(json);
            await Task.WhenAll(nested.Pending).ConfigureAwait(false);
        }
    }

    public static async Task<OutputData<T>> DeserializeAsync<T>(Output<string> json, JsonSerializerOptions? options)
    {
        var data = await json.Data.ConfigureAwait(false);
        if (!data.IsKnown) return data.With<T>(default!);

        var nested = new NestedOutputs(data.IsSecret, data.Resources);
        return data.With(JsonSerializer.Deserialize<T>(data.Value, nested.In(options))!);
    }
}
