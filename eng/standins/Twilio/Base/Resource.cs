namespace Twilio.Base;

public abstract class Resource
{
}
