using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>Writes the values of outputs and inputs that stand inside a JSON document, and keeps what they carry.</summary>
internal sealed class NestedOutputs(bool isSecret, ImmutableHashSet<Resource> resources) : JsonConverterFactory
{
    private readonly List<Task> _pending = [];
    private ImmutableHashSet<Resource> _resources = resources;
    private bool _isKnown = true;
    private bool _isSecret = isSecret;

    /// <summary>The outputs that had not settled when they were met: a converter cannot wait for them.</summary>
    public IReadOnlyCollection<Task> Pending => _pending;

    public JsonSerializerOptions In(JsonSerializerOptions? options)
    {
        var withNested = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        withNested.Converters.Add(this);
        return withNested;
    }

    public OutputData<string> Result(string json) => new(_resources, _isKnown ? json : "", _isKnown, _isSecret);

    public Output<T> Read<T>(T value) => new(Task.FromResult(new OutputData<T>(_resources, value, IsKnown: true, _isSecret)));

    public void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        if (!output.Data.IsCompleted)
        {
            _pending.Add(output.Data);
            writer.WriteNullValue();
            return;
        }

        var data = output.Data.GetAwaiter().GetResult();
        _resources = _resources.Union(data.Resources);
        _isKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        if (data.IsKnown) JsonSerializer.Serialize(writer, data.Value, options);
        else writer.WriteNullValue();
    }

    public override bool CanConvert(Type typeToConvert) => ConverterFor(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(ConverterFor(typeToConvert)!.MakeGenericType(typeToConvert.GenericTypeArguments), this)!;

    private static Type? ConverterFor(Type type) => type.IsConstructedGenericType switch
    {
        true when type.GetGenericTypeDefinition() == typeof(Output<>) => typeof(NestedOutputConverter<>),
        true when type.GetGenericTypeDefinition() == typeof(Input<>) => typeof(NestedInputConverter<>),
        _ => null,
    };
}
