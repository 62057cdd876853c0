namespace Pulumi.Serialization;

/// <summary>An input that the engine takes as JSON text, as a provider's structured configuration is.</summary>
internal static class JsonInput
{
    public static Input<string> From(string context, object value) => new Output<string>(TextAsync(context, value));

    private static async Task<OutputData<string>> TextAsync(string context, object value)
    {
        var serializer = new Serializer();
        var plain = Plain.Of(await serializer.SerializeAsync(context, value).ConfigureAwait(false));
        var text = plain.IsKnown ? JsonValues.Write(plain.Value).GetRawText() : "";
        return new OutputData<string>([.. serializer.Dependencies], text, plain.IsKnown, plain.IsSecret);
    }
}
