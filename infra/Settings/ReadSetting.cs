namespace WhatsAppReplies.Infra.Settings;

/// <summary>A setting as the program reads it, which is what <c>Pulumi.yaml</c> has to say of it.</summary>
/// <param name="Type">As the CLI calls it.</param>
/// <param name="IsSecret">Whether only an encrypted value is taken.</param>
/// <param name="Default">In the form in which the engine hands a value over; what may be left out and has no value then is empty.</param>
internal sealed record ReadSetting(string Type, bool IsSecret, string Default)
{
    public const string Integer = "integer";
    public const string Boolean = "boolean";
    public const string Text = "string";
    public const string List = "array";
}
