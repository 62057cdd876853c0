using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>Writes the values of outputs and inputs that stand inside a JSON document, and keeps what they carry.</summary>
internal sealed class NestedOutputs(bool isSecret, ImmutableHashSet<Resource> resources) : JsonConverterFactory
{
    private ImmutableHashSet<Resource> _resources = resources;

    public bool IsKnown { get; private set; } = true;

    public bool IsSecret { get; private set; } = isSecret;

    public JsonSerializerOptions In(JsonSerializerOptions? options)
    {
        var withNested = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        withNested.Converters.Add(this);
        return withNested;
    }

    public OutputData<T> Result<T>(T value) => new(_resources, value, IsKnown, IsSecret);

    public OutputData<T> Read<T>(T value) => new(_resources, value, IsKnown: true, IsSecret);

    /// <summary>A JSON converter cannot wait asynchronously, so this waits in place.</summary>
    public OutputData<T> Take<T>(Output<T> output)
    {
        var data = output.Data.GetAwaiter().GetResult();
        _resources = _resources.Union(data.Resources);
        IsKnown &= data.IsKnown;
        IsSecret |= data.IsSecret;
        return data;
    }

    public override bool CanConvert(Type typeToConvert) => ConverterFor(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(ConverterFor(typeToConvert)!.MakeGenericType(typeToConvert.GenericTypeArguments), this)!;

    private static Type? ConverterFor(Type type) => type.IsConstructedGenericType switch
    {
        true when type.GetGenericTypeDefinition() == typeof(Output<>) => typeof(OutputConverter<>),
        true when type.GetGenericTypeDefinition() == typeof(Input<>) => typeof(InputConverter<>),
        _ => null,
    };

    private sealed class OutputConverter<T>(NestedOutputs owner) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(Task.FromResult(owner.Read(JsonSerializer.Deserialize<T>(ref reader, options)!)));

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
        {
            var data = owner.Take(value);
            if (data.IsKnown) JsonSerializer.Serialize(writer, data.Value, options);
            else writer.WriteNullValue();
        }
    }

    private sealed class InputConverter<T>(NestedOutputs owner) : JsonConverter<Input<T>>
    {
        private readonly OutputConverter<T> _output = new(owner);

        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            _output.Read(ref reader, typeof(Output<T>), options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            _output.Write(writer, value, options);
    }
}
