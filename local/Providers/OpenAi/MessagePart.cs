namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <param name="Type"><c>input_text</c>, <c>input_image</c>, <c>input_file</c>, <c>output_text</c> or <c>refusal</c>.</param>
/// <param name="Text">The text, whatever the wire calls it; empty for what is none.</param>
/// <param name="File">Of a picture or a file.</param>
internal readonly record struct MessagePart(string Type, string Text, GivenFile? File = null)
{
    public const string Input = "input_text";
    public const string Image = "input_image";
    public const string Document = "input_file";
    public const string Output = "output_text";
    public const string Refusal = "refusal";
}
