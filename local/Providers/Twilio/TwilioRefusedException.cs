namespace WhatsAppReplies.Local.Providers.Twilio;

internal sealed class TwilioRefusedException(TwilioError error) : Exception(error.Message)
{
    public TwilioError Error => error;
}
