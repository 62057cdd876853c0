using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

internal sealed class NestedInputConverter<T>(NestedOutputs owner) : JsonConverter<Input<T>>
{
    public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        owner.Read(JsonSerializer.Deserialize<T>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
        owner.Write(writer, value.ToOutput(), options);
}
