namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <param name="Type"><c>input_text</c>, <c>output_text</c> or <c>refusal</c>.</param>
/// <param name="Text">The text, whatever the wire calls it.</param>
internal readonly record struct MessagePart(string Type, string Text)
{
    public const string Input = "input_text";
    public const string Output = "output_text";
    public const string Refusal = "refusal";
}
