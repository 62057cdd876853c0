namespace WhatsAppReplies.Local.Providers.OpenAi;

internal sealed class OpenAiRefusedException(OpenAiError error) : Exception(error.Message)
{
    public OpenAiError Error => error;
}
