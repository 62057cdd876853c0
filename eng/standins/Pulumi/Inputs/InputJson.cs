using System.Text.Json;

namespace Pulumi;

/// <summary>JSON as an input: it reaches the provider as the document, not as its text.</summary>
public sealed class InputJson : Input<JsonElement>
{
    public InputJson()
        : this(Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> value)
        : base(value)
    {
    }

    public static implicit operator InputJson(string json) => Output.Create(json);

    public static implicit operator InputJson(JsonDocument document) => Output.Create(document);

    public static implicit operator InputJson(JsonElement element) => Output.Create(element);

    public static implicit operator InputJson(Output<string> json) => new(json.Apply(text => JsonElement.Parse(text)));

    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(d => d.RootElement));

    public static implicit operator InputJson(Output<JsonElement> element) => new(element);
}
